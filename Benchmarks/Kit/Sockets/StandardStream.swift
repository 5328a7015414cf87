import Glibc

/// Lines to standard output and standard error, at once.
public enum StandardStream: Int32, Sendable {
    case output = 1
    case errors = 2

    public func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = write(rawValue, bytes, bytes.count)
    }
}
