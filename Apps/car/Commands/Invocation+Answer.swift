import Console
import Formats

extension Invocation {
    /// Prints what a program asked for.
    func answer(_ json: JSON) throws {
        try console.write(String(decoding: json.serialized(.pretty), as: UTF8.self) + "\n")
    }
}
