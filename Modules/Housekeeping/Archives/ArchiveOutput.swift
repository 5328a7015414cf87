import Formats
import Storage

/// An archive while it is written.
final class ArchiveOutput {
    private var writer: ExternalWriter?

    init(_ writer: consuming ExternalWriter) { self.writer = consume writer }

    func begin(_ entry: TarEntry) throws { try append(TarWriter.header(of: entry)) }
    func append(_ bytes: RawSpan) throws { try writer?.append(bytes) }
    func append(_ bytes: [UInt8]) throws { try writer?.append(bytes) }
    func end(_ size: Int64) throws { try append(TarWriter.padding(after: size)) }

    /// A member whose content is at hand.
    func add(_ name: String, _ content: [UInt8], modified: Int64) throws {
        let size = Int64(content.count)
        try begin(TarEntry(path: name, kind: .file, mode: 0o600, size: size, modified: modified))
        try append(content)
        try end(size)
    }

    func commit() throws {
        try append(TarWriter.end)
        try writer.take()?.commit()
    }
}
