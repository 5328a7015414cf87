import Foundation

/// Reads and writes whole files through descriptors that no child inherits: tests start programs beside one another, and
/// a child that holds a file of another test's open would be seen as somebody who uses it.
public enum FileBytes {
    public static func read(_ path: String) throws -> [UInt8] {
        let descriptor = try open(path, O_RDONLY)
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Foundation.read(descriptor, &piece, piece.count)
            guard count >= 0 else { throw HarnessError("cannot read \(path), errno \(errno)") }
            guard count > 0 else { return bytes }
            bytes += piece[..<count]
        }
    }

    public static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = try open(path, O_WRONLY | O_CREAT | O_TRUNC)
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
            }
            guard count > 0 else { throw HarnessError("cannot write \(path), errno \(errno)") }
            written += count
        }
    }

    private static func open(_ path: String, _ flags: Int32) throws -> Int32 {
        let descriptor = Foundation.open(path, flags | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw HarnessError("cannot open \(path), errno \(errno)") }
        return descriptor
    }
}
