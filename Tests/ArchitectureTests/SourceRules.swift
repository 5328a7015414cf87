/// What the text of a source must not contain, and how long it may be.
enum SourceRules {
    /// Calls that create, write, rename, link or remove files: Storage's alone.
    static let writingCalls = [
        "open", "openat", "creat", "fopen", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "unlink", "unlinkat",
        "link", "linkat", "symlink", "symlinkat", "truncate", "ftruncate", "chmod", "fchmod", "fchmodat", "chown",
        "fchown",
        "mkstemp", "mkdtemp", "mkfifo", "remove", "rmdir", "copy_file_range", "sendfile", "utimensat",
    ]

    static func forced(in file: SourceFile) -> [String] {
        let words = ["try!", "as!", "fatalError(", "TODO", "FIXME", "XXX", "unsafeBitCast("]
        let code = SwiftText.code(of: file.text)
        return words.filter { code.contains($0) || ($0.first?.isUppercase == true && file.text.contains($0)) }.map {
            "\(file.path) contains \($0)"
        }
    }

    /// A root's place is put together in StateRoots alone (SR-24): no other text in quotes begins or ends with its name.
    static func buildingRoots(in file: SourceFile) -> [String] {
        guard !file.path.hasPrefix("Modules/StateRoots/") else { return [] }
        let names = [".codex-autorunner", ".prodex"]
        return names.flatMap { ["\"\($0)", "/\($0)/", "/\($0)\""] }.filter { name in
            file.text.split(separator: "\n").contains { line in
                !line.drop(while: \.isWhitespace).hasPrefix("//") && line.contains(name)
            }
        }.map { "\(file.path) builds a path of \($0.dropFirst())" }
    }

    /// Looks for `name(` where it is the C function: in a file that can see it, not a method, not a declaration.
    static func writing(in file: SourceFile) -> [String] {
        guard !file.path.hasPrefix("Modules/Storage/"),
            Imports.lines(of: file.text).contains(where: { $0.module == "Glibc" })
        else { return [] }
        let code = SwiftText.code(of: file.text)
        return writingCalls.filter { calls($0, in: code) }.map { "\(file.path) calls \($0)" }
    }

    private static func calls(_ name: String, in code: String) -> Bool {
        let bytes = Array(code.utf8)
        let wanted = Array("\(name)(".utf8)
        guard bytes.count >= wanted.count else { return false }
        for start in 0...(bytes.count - wanted.count) where bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        {
            let before = bytes[..<start].reversed()
            if let last = before.first, last == UInt8(ascii: "_") || last == UInt8(ascii: ".") || isLetterOrDigit(last)
            {
                let qualifier = Array("Glibc.".utf8)
                if bytes[..<start].suffix(qualifier.count).elementsEqual(qualifier) { return true }
                continue
            }
            let declaration = Array("func ".utf8)
            if bytes[..<start].suffix(declaration.count).elementsEqual(declaration) { continue }
            return true
        }
        return false
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
