import Formats
import Secrets
import Storage

/// Takes an archive member by member, in the one order in which an export writes them, and unpacks it.
final class ImportPass {
    private enum Stage {
        case manifest
        case root(ExportManifest)
        case tree(ExportManifest)
        case ended(ExportManifest, tree: Digest)
    }

    /// What becomes of the content of the member that is being read.
    private enum Sink {
        case none
        case held
        case file(name: String)
    }

    private let archive: String
    private let root: KeptRoot
    private let progress: (Int) -> Void
    private var stage = Stage.manifest
    private var sink = Sink.none
    private var held: [UInt8] = []
    private var writer: TreeWriter?
    private var rootMode: UInt32 = 0o700
    private var last: TreePath?
    private var stream: DigestStream?
    private var files: [(name: String, digest: Digest)] = []
    /// Bytes that the digests of the files so far take at most: six for a byte of a name, which may be written as
    /// `\u001f`, and what is around it.
    private var longestDigests: Int64 = 4096
    private var entries = 0

    private static let piece = 256 << 10

    init(archive: String, root: KeptRoot, progress: @escaping (Int) -> Void) {
        self.archive = archive
        self.root = root
        self.progress = progress
    }

    /// Unpacks everything; what the archive says of itself, and the digest that its tree must have.
    func run(_ input: ReadableFile) throws -> (ExportManifest, Digest) {
        var reader = ArchiveLayout.reader
        var offset = 0
        while true {
            let bytes = try input.read(at: offset, upTo: Self.piece)
            guard !bytes.isEmpty else { break }
            offset += bytes.count
            var rest = bytes[...]
            while let event = try reader.next(&rest) { try take(event) }
        }
        try reader.finish()
        guard case .ended(let manifest, let tree) = stage else { throw bad("it has no \(ArchiveLayout.digests)") }
        return (manifest, tree)
    }

    private func take(_ event: TarReader.Event) throws {
        switch event {
        case .entry(let entry):
            try complete()
            try begin(entry)
        case .content(let bytes):
            switch sink {
            case .none: break
            case .held: held += bytes
            case .file:
                try writer?.append(bytes.span.bytes)
                stream?.update(bytes.span.bytes)
            }
        case .end: try complete()
        }
    }

    private func begin(_ entry: TarEntry) throws {
        switch stage {
        case .manifest:
            guard entry.path == ArchiveLayout.manifest, entry.kind == .file,
                entry.size <= ArchiveLayout.longestManifest
            else { throw bad("it does not begin with \(ArchiveLayout.manifest)") }
            sink = .held
        case .root(let manifest):
            guard entry.path == ArchiveLayout.root, entry.kind == .directory else {
                throw bad("its second member is not the directory '\(ArchiveLayout.root)'")
            }
            // Nobody but a superuser could lock, clear or look at such a root.
            guard entry.mode & 0o700 == 0o700 else {
                throw bad("the mode of '\(ArchiveLayout.root)' would shut its owner out")
            }
            rootMode = entry.mode
            writer = try TreeWriter(root.root)
            stage = .tree(manifest)
        case .tree:
            guard entry.path != ArchiveLayout.digests else {
                guard entry.kind == .file, entry.size <= longestDigests else {
                    throw bad("\(ArchiveLayout.digests) is too large")
                }
                sink = .held
                return
            }
            try unpack(entry)
        case .ended: throw bad("something follows \(ArchiveLayout.digests)")
        }
    }

    private func unpack(_ entry: TarEntry) throws {
        guard let path = ArchiveLayout.path(of: entry.path), !root.isOwn(path) else {
            throw bad("'\(SafeText.visible(entry.path))' has no place in it")
        }
        if let last, path <= last { throw bad("'\(path)' stands twice in it, or out of order") }
        last = path
        let (nanoseconds, overflow) = entry.modified.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { throw bad("the time of '\(path)' is beyond all measure") }
        switch entry.kind {
        case .file:
            try writer?.beginFile(path, mode: entry.mode, modified: nanoseconds)
            stream = DigestStream(.sha256)
            sink = .file(name: entry.path)
            longestDigests += 6 * Int64(entry.path.utf8.count) + 100
        case .directory: try writer?.makeDirectory(path, mode: entry.mode, modified: nanoseconds)
        case .link(let target):
            guard LinkTarget.staysInside(target.utf8, depth: path.depth) else {
                throw bad("the link '\(path)' leads out of the root, or may")
            }
            try writer?.makeLink(path, to: Array(target.utf8), modified: nanoseconds)
        }
        entries += 1
        progress(entries)
    }

    /// The content of the member before is all there.
    private func complete() throws {
        defer { sink = .none }
        switch sink {
        case .none: return
        case .file(let name):
            try writer?.endFile()
            if let digest = stream.take()?.finish() { files.append((name, digest)) }
        case .held:
            let bytes = held
            held = []
            if case .tree(let manifest) = stage { return try compare(bytes, manifest) }
            guard let manifest = ExportManifest(bytes) else {
                throw bad("its \(ArchiveLayout.manifest) is damaged or of another version")
            }
            stage = .root(manifest)
        }
    }

    private func compare(_ bytes: [UInt8], _ manifest: ExportManifest) throws {
        guard let stated = StatedDigests(bytes) else {
            throw bad("its \(ArchiveLayout.digests) is damaged or of another version")
        }
        guard stated.files.count == files.count else {
            throw bad("it holds \(files.count) files and digests of \(stated.files.count)")
        }
        for (found, stated) in zip(files, stated.files) {
            guard found.name.utf8.elementsEqual(stated.name.utf8), found.digest == stated.digest else {
                throw bad("the content of '\(SafeText.visible(found.name))' is not what its digest says")
            }
        }
        try writer?.finish(mode: rootMode)
        stage = .ended(manifest, tree: stated.tree)
    }

    private func bad(_ reason: String) -> HousekeepingError {
        HousekeepingError(.badArchive, archive, reason, remedy: "take another copy of it, or make it anew")
    }
}
