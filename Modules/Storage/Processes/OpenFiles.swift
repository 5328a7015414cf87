public import StateRoots

/// Who uses which files on this machine, as far as the kernel tells this user: has them open, stands in them, or runs
/// them.
///
/// It is a picture of one moment: it shows that something is in use, and never that nothing will be.
public struct OpenFiles: Sendable {
    /// A process and a file that it has open, the directory that it stands in, or the program that it runs.
    public struct Use: Hashable, Sendable {
        public let pid: Int32
        public let path: String
    }

    private let uses: [Use]

    /// Looks at every process but this one.
    public init() {
        let own = System.processID
        uses = KernelFile.names(in: "/proc").compactMap { Int32($0) }.filter { $0 != own }.flatMap { pid in
            Self.paths(usedBy: pid).map { Use(pid: pid, path: $0) }
        }
    }

    private static func paths(usedBy pid: Int32) -> [String] {
        let process = "/proc/\(pid)"
        let open = KernelFile.names(in: "\(process)/fd").map { "fd/\($0)" }
        // Whoever merely stands in a directory has nothing open, and would lose the ground all the same.
        return (open + ["cwd", "exe", "root"]).compactMap { name in
            let path = KernelFile.linkTarget(of: "\(process)/\(name)")
            // Nearly everybody has the root of the file system, which says nothing.
            return name == "root" && path == "/" ? nil : path
        }
    }

    /// The files at a place or below it that some process uses.
    public func uses(below place: AbsolutePath) -> [Use] {
        let path = place.description
        return uses.filter { $0.path == path || $0.path.utf8.starts(with: "\(path)/".utf8) }
    }
}
