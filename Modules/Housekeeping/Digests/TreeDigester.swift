import Secrets
import Storage

/// Adds up a tree entry by entry, in the order of a walk.
final class TreeDigester {
    private var stream: DigestStream
    /// Entries not yet given to the stream: one call for many of them.
    private var pending: [UInt8] = []
    private var files = 0
    private var directories = 0
    private var links = 0
    private var bytes: Int64 = 0

    private static let piece = 32 << 10

    init() {
        stream = DigestStream(.sha256)
        pending.reserveCapacity(2 * Self.piece)
        pending += Array("switchyard tree 1\n".utf8)
    }

    var entries: Int { files + directories + links }

    /// Reads an entry of a walk and adds it; sockets and what no copy carries are for the caller to judge.
    func add(_ entry: TreeEntry, _ content: inout TreeContent) throws {
        switch entry.kind {
        case .file:
            let digest = try content.digest(of: entry.size)
            addFile(entry.path, mode: entry.mode, size: entry.size, content: digest)
        case .directory: addDirectory(entry.path, mode: entry.mode)
        case .link: addLink(entry.path, target: content.linkTarget)
        case .socket, .special: break
        }
    }

    func addFile(_ path: TreePath, mode: UInt32, size: Int64, content: Digest) {
        guard !DatabaseCompanion.isEmptyLog(path, size: size) else { return }
        files += 1
        bytes += size
        add("f", path, mode, size, content.bytes)
    }

    func addDirectory(_ path: TreePath, mode: UInt32) {
        directories += 1
        add("d", path, mode, 0, [])
    }

    /// The mode of a link means nothing and differs between systems.
    func addLink(_ path: TreePath, target: [UInt8]) {
        links += 1
        add("l", path, 0, Int64(target.count), Digest.sha256(target).bytes)
    }

    func finish() -> TreeDigest {
        flush()
        // The stream stays, so that the digester is a plain object.
        var whole = DigestStream(.sha256)
        swap(&whole, &stream)
        return TreeDigest(
            digest: whole.finish(), files: files, directories: directories, links: links, bytes: bytes)
    }

    /// Every part has a length of its own or one that was given before, so that no two trees read the same.
    private func add(_ kind: Unicode.Scalar, _ path: TreePath, _ mode: UInt32, _ size: Int64, _ content: [UInt8]) {
        pending.append(UInt8(ascii: kind))
        append(UInt64(mode))
        append(UInt64(bitPattern: size))
        append(UInt64(path.bytes.count))
        pending.append(contentsOf: path.bytes)
        pending.append(contentsOf: content)
        if pending.count > Self.piece { flush() }
    }

    private func append(_ number: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) { pending.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private func flush() {
        stream.update(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
