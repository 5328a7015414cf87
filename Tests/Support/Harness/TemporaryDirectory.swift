import Foundation

/// A directory of a test's own, removed when the last reference goes.
public final class TemporaryDirectory: Sendable {
    public let path: String

    /// - Parameter place: where to make it, for a test that needs a particular file system.
    public init(in place: String? = nil) throws {
        let base = place ?? Self.base
        var template = Array("\(base)/switchyard-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw HarnessError("mkdtemp under \(base) failed, errno \(errno)") }
        path = template.withUnsafeBufferPointer { buffer in
            String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// Where they are made unless a place is named.
    static var base: String {
        ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    }

    deinit {
        // Tests plant unreadable folders; they become ours again before removal.
        let manager = FileManager.default
        if let walker = manager.enumerator(atPath: path) {
            for case let name as String in walker
            where walker.fileAttributes?[.type] as? FileAttributeType == .typeDirectory {
                chmod("\(path)/\(name)", 0o700)
            }
        }
        try? manager.removeItem(atPath: path)
    }

    /// Writes a file below the directory, making the folders on its way.
    @discardableResult
    public func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let target = "\(path)/\(name)"
        let folder = (target as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileBytes.write(Array(bytes), to: target)
        return target
    }

    @discardableResult
    public func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    public func read(_ name: String) throws -> [UInt8] {
        try FileBytes.read("\(path)/\(name)")
    }

    /// Every file, folder and link below, with type, mode, size and content hash: to show that nothing changed.
    public func inventory() throws -> [String: String] {
        var entries: [String: String] = [:]
        guard let walker = FileManager.default.enumerator(atPath: path) else { return entries }
        for case let name as String in walker {
            var status = stat()
            guard lstat("\(path)/\(name)", &status) == 0 else { continue }
            let mode = String(status.st_mode, radix: 8)
            if status.st_mode & S_IFMT == S_IFREG {
                let content = (try? read(name)) ?? []
                entries[name] = "\(mode) \(content.count) \(content.hashValue)"
            } else if status.st_mode & S_IFMT == S_IFLNK {
                entries[name] =
                    "\(mode) -> \((try? FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/\(name)")) ?? "?")"
            } else {
                entries[name] = mode
            }
        }
        return entries
    }
}

/// What went wrong in the test's own machinery, as opposed to the code under test.
public struct HarnessError: Error, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}
