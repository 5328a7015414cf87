import Diagnostics

/// Reads bytes as a line, and as the end, of an audit log.
public func fuzzAuditLine(_ bytes: [UInt8]) {
    checkTail(bytes)
    guard let line = AuditLine(bytes) else { return }
    let (printed, hash) = AuditLine.print(line.record)
    guard printed.count <= AuditLine.longest else { return }
    guard let again = AuditLine(printed) else { preconditionFailure("a record that was written cannot be read") }
    guard again.record == line.record else { preconditionFailure("a record changed on its way there and back") }
    guard again.statedHash == hash, again.actualHash == hash else { preconditionFailure("two hashes of one line") }
}

private func checkTail(_ bytes: [UInt8]) {
    let tail = AuditTail(bytes, startingAt: 0)
    guard tail.end + tail.torn.count == bytes.count else { preconditionFailure("bytes were lost or invented") }
    guard !tail.torn.contains(UInt8(ascii: "\n")) else { preconditionFailure("a whole line was taken for torn") }
    guard !tail.lacksNewline || (tail.torn.isEmpty && tail.head != nil) else {
        preconditionFailure("torn and whole at once")
    }
    let mended = AuditTail(Array(bytes.prefix(tail.end)), startingAt: 0)
    guard mended.torn.isEmpty, mended.head == tail.head else { preconditionFailure("mending changed what is known") }
}
