import Storage

/// Reads bytes as a journal and checks that the account of them adds up.
public func fuzzJournal(_ bytes: [UInt8]) {
    let contents = JournalContents(reading: bytes)
    check(contents, bytes)
    switch contents.ending {
    case .complete:
        guard contents.trustedBytes == bytes.count else { preconditionFailure("complete, but not to the end") }
    case .torn(let loss):
        check(loss, contents, bytes)
    case .damaged(let loss, let next):
        check(loss, contents, bytes)
        guard let next else { return }
        guard next > loss.offset, next < bytes.count else { preconditionFailure("resumes outside of what is left") }
        let rest = JournalContents(reading: bytes, from: next)
        guard !rest.records.isEmpty else { preconditionFailure("no record where one was promised") }
    }
    // What is trusted reads the same without the rest.
    let trusted = JournalContents(reading: Array(bytes.prefix(contents.trustedBytes)))
    guard trusted.records == contents.records, trusted.ending == .complete else {
        preconditionFailure("what was trusted does not stand by itself")
    }
}

private func check(_ contents: JournalContents, _ bytes: [UInt8]) {
    guard (0...bytes.count).contains(contents.trustedBytes) else { preconditionFailure("trusts bytes beyond the end") }
    let payload = contents.records.reduce(0) { $0 + $1.count }
    guard payload <= contents.trustedBytes else { preconditionFailure("more in the records than in the file") }
}

private func check(_ loss: JournalContents.Loss, _ contents: JournalContents, _ bytes: [UInt8]) {
    guard loss.offset == contents.trustedBytes, loss.offset + loss.bytes == bytes.count, loss.bytes > 0 else {
        preconditionFailure("the loss does not begin where the trust ends")
    }
}
