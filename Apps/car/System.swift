import Glibc

/// The system calls of this program that no module has made for it; none of them writes.
enum System {
    /// The working directory; nil when it is gone.
    static func workingDirectory() -> String? {
        guard let buffer = getcwd(nil, 0) else { return nil }
        defer { free(buffer) }
        return String(validatingCString: buffer)
    }

    /// The file of this very program.
    static func ownProgram() -> String? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            count =
                buffer.baseAddress.map {
                    $0.withMemoryRebound(to: CChar.self, capacity: 4096) {
                        max(0, readlink("/proc/self/exe", $0, 4096))
                    }
                } ?? 0
        }
        return bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
    }

    static var userID: UInt32 { geteuid() }
    static var wallSeconds: Int64 { Int64(time(nil)) }
}
