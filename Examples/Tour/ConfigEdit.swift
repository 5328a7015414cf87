import Console
import Formats
import StateRoots
import Storage

/// Sets one value in a TOML file and shows the lines that differ; the file itself stays as it is.
enum ConfigEdit {
    static func show(_ name: String, on console: Console) throws {
        let before = try SafeFile.read(named: AbsolutePath(name), limit: 1 << 20)
        var config = try TOMLDocument.parse(before)
        try config.set(["approval_policy"], to: "never")
        let lines = { (bytes: [UInt8]) in
            String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        }
        for (old, new) in zip(lines(before), lines(config.bytes)) {
            if old == new {
                try console.print(StyledText("  \(old)", .dim))
            } else {
                try console.print(StyledText("- \(old)", .red))
                try console.print(StyledText("+ \(new)", .green))
            }
        }
    }
}
