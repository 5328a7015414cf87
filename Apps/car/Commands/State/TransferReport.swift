import Console
import Formats
import Housekeeping
import StateRoots

/// What went from where to where.
struct TransferReport {
    let from: AbsolutePath
    let to: AbsolutePath
    let digest: TreeDigest
    /// Further members of the JSON answer.
    var more: [(String, JSON)] = []

    func show(_ verb: String, _ invocation: Invocation) throws {
        if invocation.command.has(.json) {
            let members: [(String, JSON)] = [
                ("from", .string(from.description)), ("to", .string(to.description)),
                ("files", .number(JSONNumber(digest.files))), ("bytes", .number(JSONNumber(digest.bytes))),
                ("digest", .string("\(digest.digest)")),
            ]
            return try invocation.answer(.object(JSONObject(members + more)))
        }
        try invocation.console.print(
            StyledText("\(verb) \(digest.files) files, \(SizeWording.short(digest.bytes)), to \(to)"))
        try invocation.console.print(StyledText("\(digest.digest)", .dim))
    }
}
