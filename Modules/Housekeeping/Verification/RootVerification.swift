import Formats
import Secrets
public import Storage

/// What reading everything in a root showed.
public struct RootVerification: Sendable {
    public let files: Int
    public let directories: Int
    public let links: Int
    public let sockets: Int
    /// Bytes of all files that could be read.
    public let bytes: Int64
    /// Nil when something could not be read.
    public let digest: TreeDigest?
    /// The first of them, in the order in which they were found.
    public let problems: [RootProblem]
    /// All of them, those that are not listed included.
    public let problemCount: Int

    /// How many problems are listed at most.
    public static let mostListed = 1000

    public var entries: Int { files + directories + links }

    /// Walks a root and reads every file; what is wrong is noted, and the walk goes on.
    ///
    /// - Parameters:
    ///   - observer: this process, which judges whether an interrupted one still runs.
    ///   - progress: told the number of entries so far, at each of them.
    public static func run(
        _ root: KeptRoot, observer: ProcessIdentity, progress: (Int) -> Void = { _ in }
    ) throws -> RootVerification {
        try withoutActuallyEscaping(progress) { progress in
            var visitor = VerifyingVisitor(root: root, progress: progress)
            if let work = try InterruptedWork.find(in: root.root, observer: observer) {
                visitor.note(.interrupted, nil, work.description)
            }
            try TreeWalk.run(root.root, excluding: root.isLeftOut, for: &visitor)
            return visitor.result()
        }
    }
}

private struct VerifyingVisitor: TreeVisitor {
    let root: KeptRoot
    let progress: (Int) -> Void
    private let digester = TreeDigester()
    private var isWhole = true
    private var sockets = 0
    private var problems: [RootProblem] = []
    private var problemCount = 0

    init(root: KeptRoot, progress: @escaping (Int) -> Void) {
        self.root = root
        self.progress = progress
    }

    func result() -> RootVerification {
        let digest = digester.finish()
        return RootVerification(
            files: digest.files, directories: digest.directories, links: digest.links, sockets: sockets,
            bytes: digest.bytes, digest: isWhole ? digest : nil, problems: problems, problemCount: problemCount)
    }

    mutating func note(_ code: RootProblem.Code, _ path: TreePath?, _ message: String) {
        problemCount += 1
        guard problems.count < RootVerification.mostListed else { return }
        problems.append(RootProblem(code: code, path: path, message: message))
    }

    mutating func visit(_ entry: TreeEntry, _ content: inout TreeContent) throws {
        if !entry.isOwn {
            note(.foreignOwner, entry.path, "\(place(entry.path)) belongs to user \(entry.owner)")
        }
        do {
            try digester.add(entry, &content)
        } catch let error as StorageError {
            try failed(error, at: entry.path)
        }
        switch entry.kind {
        case .file, .directory: break
        case .link: judge(content.linkTarget, of: entry.path)
        case .socket: sockets += 1
        case .special:
            isWhole = false
            note(.special, entry.path, "\(place(entry.path)) is a pipe or a device, which no copy or export carries")
        }
        progress(digester.entries)
    }

    mutating func failed(_ error: StorageError, at path: TreePath) throws {
        // Without descriptors or memory nothing that follows would be true.
        guard error.code != .exhausted else { throw error }
        isWhole = false
        note(.unreadable, path, "\(place(path)) cannot be read: \(error.reason)")
    }

    private mutating func judge(_ target: [UInt8], of link: TreePath) {
        guard !LinkTarget.staysInside(target, depth: link.depth) else { return }
        let words = SafeText.visible(String(decoding: target, as: UTF8.self))
        note(.linkOutside, link, "\(place(link)) is a link that leads out of the root, or may: '\(words)'")
    }

    private func place(_ path: TreePath) -> String { "'\(SafeText.visible(root.path))/\(path)'" }
}
