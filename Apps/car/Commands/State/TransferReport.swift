import Console
import Formats
import Housekeeping
import StateRoots

/// What went from where to where.
struct TransferReport {
    let from: AbsolutePath
    let to: AbsolutePath
    /// Nil when an earlier call had brought it there.
    let digest: TreeDigest?
    /// Further members of the JSON answer.
    var more: [(String, JSON)] = []

    func show(_ verb: String, _ invocation: Invocation) throws {
        if invocation.command.has(.json) {
            let members: [(String, JSON)] = [
                ("from", .string(from.description)), ("to", .string(to.description)),
                ("files", digest.map { .number(JSONNumber($0.files)) } ?? .null),
                ("bytes", digest.map { .number(JSONNumber($0.bytes)) } ?? .null),
                ("digest", digest.map { .string("\($0.digest)") } ?? .null),
            ]
            return try invocation.answer(.object(JSONObject(members + more)))
        }
        let amount = digest.map { " \($0.files) files, \(SizeWording.short($0.bytes))," } ?? ""
        try invocation.console.print(StyledText("\(verb)\(amount) to \(to)"))
        if let digest { try invocation.console.print(StyledText("\(digest.digest)", .dim)) }
    }
}
