import Formats
import Secrets
import Storage

/// How a part of the audit log ends: what the next record follows, and what must be cut off before it.
package struct AuditTail: Hashable {
    /// The newest readable record.
    package private(set) var head: AuditHead?
    /// Where the next record goes.
    package private(set) var end = 0
    /// What stands behind `end`: a record that was not written to its newline.
    package private(set) var torn: [UInt8] = []
    /// The last line lacks its newline and stays: it is a whole record, or too long for any writer to have left it.
    package private(set) var lacksNewline = false

    /// Looks at the end of a file: a window that holds the two longest lines there are.
    init(_ file: ReadableFile) throws(StorageError) {
        let size = try file.size()
        let start = max(0, size - 2 * AuditLine.longest)
        var window: [UInt8] = []
        while start + window.count < size {
            let block = try file.read(at: start + window.count, upTo: size - start - window.count)
            guard !block.isEmpty else { break }
            window += block
        }
        self.init(window, startingAt: start)
    }

    package init(_ window: [UInt8], startingAt start: Int) {
        var lines = window.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let last = lines.popLast().map { Array($0) } ?? []
        end = start + window.count
        if let line = AuditLine(last), line.statedHash == line.actualHash {
            head = AuditHead(sequence: line.record.sequence, hash: line.actualHash)
            lacksNewline = true
            return
        }
        // Cut at the window's edge, the rest would swallow the next record; as a line it is found by verification.
        guard start == 0 || !lines.isEmpty else {
            lacksNewline = true
            return
        }
        torn = last
        end -= last.count
        // Normally the very last line; a damaged one is passed over here and stays for verification to find.
        for bytes in lines.reversed() {
            guard let line = AuditLine(Array(bytes)), line.statedHash == line.actualHash else { continue }
            head = AuditHead(sequence: line.record.sequence, hash: line.actualHash)
            return
        }
    }

    /// The note about the torn end for the next record.
    func note(redact: (String) -> String) -> AuditRecord.TornEnd? {
        guard !torn.isEmpty else { return nil }
        let text = redact(String(decoding: torn.prefix(4096), as: UTF8.self))
        return AuditRecord.TornEnd(
            size: torn.count, digest: Digest.sha256(torn).hex, text: SafeText.cut(text, toBytes: 512))
    }
}
