import Glibc

/// The system calls of this module: it reads links and creates nothing.
enum System {
    /// What a symbolic link says; nil when there is no link at that place.
    static func linkTarget(of path: String) throws(StateRootError) -> String? {
        let capacity = AbsolutePath.longest
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = 0
            guard let base = buffer.baseAddress else { return }
            let length = base.withMemoryRebound(to: CChar.self, capacity: capacity) { readlink(path, $0, capacity) }
            failure = length < 0 ? errno : 0
            count = max(0, length)
        }
        switch failure {
        case 0:
            guard let target = String(validating: bytes, as: UTF8.self) else {
                throw StateRootError(.badPath, path, "the link's target is not UTF-8")
            }
            return target
        case EINVAL, ENOENT, ENOTDIR:
            return nil
        default:
            throw StateRootError(.badPath, path, "cannot be examined: \(String(cString: strerror(failure)))")
        }
    }
}
