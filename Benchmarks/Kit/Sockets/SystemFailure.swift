import Glibc

/// A system call that failed, with the system's words for it.
public struct SystemFailure: Error, CustomStringConvertible {
    public let description: String

    /// Takes the error from `errno`, so it comes right after the call.
    public init(_ what: String) {
        let number = errno
        description = "\(what): \(strerror(number).map { String(cString: $0) } ?? "error \(number)")"
    }
}
