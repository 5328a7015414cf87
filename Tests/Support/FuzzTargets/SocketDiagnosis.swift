import EventLoop
import Transport

/// Reads bytes as an answer to a question about a socket that the bytes themselves name, and about another one.
public func fuzzSocketDiagnosis(_ bytes: [UInt8]) {
    let plain = PeerSocket(own: .v4(.loopback), 40_000, other: .v4(.loopback), 8080)
    let sixth = PeerSocket(own: .v6(.loopback), 40_000, other: .v6(.loopback), 8080)
    var owners = 0
    for socket in [plain, sixth] {
        let answer = DiagnosticMessage.answer(bytes.span.bytes, to: socket, sequence: 1)
        if bytes.count < 16, answer != .unrelated { preconditionFailure("an answer without a head") }
        guard case .owner(let owner) = answer else { continue }
        owners += 1
        guard bytes.count >= 88 else { preconditionFailure("an owner was read from a part of an answer") }
        if owner.inode == 0, owner.identity != .unknown(.orphaned) { preconditionFailure("nobody's socket has a user") }
    }
    guard owners < 2 else { preconditionFailure("one answer names the owners of two sockets") }
}
