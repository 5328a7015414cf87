public import StateRoots

/// Who has which files open on this machine, as far as the kernel tells this user.
///
/// It is a picture of one moment: it shows that something is in use, and never that nothing will be.
public struct OpenFiles: Sendable {
    /// A process and one of its open files.
    public struct Use: Hashable, Sendable {
        public let pid: Int32
        public let path: String
    }

    private let uses: [Use]

    /// Looks at every process but this one.
    public init() {
        let own = System.processID
        uses = KernelFile.names(in: "/proc").compactMap { Int32($0) }.filter { $0 != own }.flatMap { pid in
            KernelFile.names(in: "/proc/\(pid)/fd").compactMap { number in
                KernelFile.linkTarget(of: "/proc/\(pid)/fd/\(number)").map { Use(pid: pid, path: $0) }
            }
        }
    }

    /// The files at a place or below it that some process has open.
    public func uses(below place: AbsolutePath) -> [Use] {
        let path = place.description
        return uses.filter { $0.path == path || $0.path.utf8.starts(with: "\(path)/".utf8) }
    }
}
