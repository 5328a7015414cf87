public import Storage

/// Writes a root into one archive that `RootImport` and every tar read.
public struct RootExport<Watch: Activity> {
    /// What the archive holds, and what was left out.
    public struct Result: Sendable {
        public let digest: TreeDigest
        /// Sockets, which are of no use to anybody else.
        public let sockets: [TreePath]
    }

    private let source: KeptRoot
    private let target: ExternalPath
    private let manifest: ExportManifest
    private let replacing: Bool
    private let activity: Watch
    private let observer: ProcessIdentity

    /// - Parameters:
    ///   - target: the archive's place, outside of the root; readable by its owner alone.
    ///   - replacing: whether a file that is there may be replaced.
    ///   - activity: asked whether something is at work in the root.
    ///   - observer: this process, `ProcessIdentity.current()`.
    public init(
        _ source: KeptRoot, to target: ExternalPath, manifest: ExportManifest, replacing: Bool = false,
        activity: Watch, observer: ProcessIdentity
    ) {
        self.source = source
        self.target = target
        self.manifest = manifest
        self.replacing = replacing
        self.activity = activity
        self.observer = observer
    }

    /// Writes the archive; it takes its name when it is whole, and nothing is left of one that is not.
    ///
    /// A link that leads out of the root, a pipe, a device and a name that is not UTF-8 are refused by name.
    ///
    /// - Parameter progress: told the number of entries so far.
    public func run(progress: (Int) -> Void = { _ in }) throws -> Result {
        guard !source.root.path.contains(target.path) else {
            throw HousekeepingError(
                .nested, target.description, "the archive would stand inside the root that it is made of",
                remedy: "choose a place outside of '\(source.path)'")
        }
        guard try RootState.of(source.root) != .absent else {
            throw HousekeepingError(
                .notFound, source.path, "there is no root here to be exported", remedy: "check the name")
        }
        return try source.whileLocked("to export the root", activity) {
            if let work = try InterruptedWork.find(in: source.root, observer: observer) {
                throw work.refusal(at: source.path)
            }
            return try write(progress)
        }
    }

    private func write(_ progress: (Int) -> Void) throws -> Result {
        try withoutActuallyEscaping(progress) { progress in
            var pass = ExportPass(
                root: source, output: ArchiveOutput(try ExternalWriter(target, replacing: replacing)),
                progress: progress)
            try pass.begin(manifest, mode: try RootState.mode(of: source.root))
            try TreeWalk.run(source.root, excluding: source.isLeftOut, for: &pass)
            return Result(digest: try pass.finish(created: manifest.created), sockets: pass.sockets)
        }
    }
}
