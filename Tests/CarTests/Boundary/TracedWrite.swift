/// A system call that made, changed or removed a file, as strace shows it, with the files it was about.
struct TracedWrite: Hashable, CustomStringConvertible {
    let call: String
    let paths: [String]

    var description: String { "\(call) \(paths.joined(separator: " -> "))" }

    /// Everything by which a file comes, changes or goes; reading is left out by `isReading`.
    static let calls = [
        "open", "openat", "openat2", "creat", "mkdir", "mkdirat", "rmdir", "rename", "renameat", "renameat2", "unlink",
        "unlinkat", "link", "linkat", "symlink", "symlinkat", "truncate", "ftruncate", "chmod", "fchmod", "fchmodat",
        "chown", "lchown", "fchown", "fchownat", "mknod", "mknodat", "utimensat", "setxattr", "lsetxattr", "fsetxattr",
        "fallocate", "copy_file_range", "sendfile", "bind",
    ]

    init(_ call: String, _ paths: [String]) {
        self.call = call
        self.paths = paths
    }

    /// Nil for a line that is no such call, that failed, or that only read.
    init?(_ line: Substring) {
        // `openat(AT_FDCWD</home>, "x", O_WRONLY) = 3</home/x>`; strace pads before the equals sign.
        guard let open = line.firstIndex(of: "("), let equals = line.ranges(of: " = ").last,
            let end = line[..<equals.lowerBound].lastIndex(of: ")"), open < end
        else { return nil }
        let name = String(line[..<open])
        guard Self.calls.contains(name), !line[equals.upperBound...].hasPrefix("-") else { return nil }
        let arguments = StraceArguments(line[line.index(after: open)..<end])
        guard !Self.isReading(name, arguments.text) else { return nil }
        call = name
        // What a link says is no file that is written.
        paths = name.hasPrefix("symlink") ? arguments.paths.suffix(1) : arguments.paths
    }

    private static func isReading(_ call: String, _ arguments: Substring) -> Bool {
        guard ["open", "openat", "openat2"].contains(call) else { return false }
        return !["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].contains { arguments.contains($0) }
    }
}

/// The arguments of a call: descriptors with their paths (strace -y), and names in quotes.
struct StraceArguments {
    let text: Substring

    init(_ text: Substring) { self.text = text }

    /// The files meant: a name belongs to the directory that stands before it.
    var paths: [String] {
        var found: [String] = []
        var directory: String?
        var rest = text
        while let next = rest.firstIndex(where: { $0 == "\"" || $0 == "<" }) {
            let isName = rest[next] == "\""
            let content = rest[rest.index(after: next)...]
            guard let end = isName ? Self.closingQuote(content) : content.firstIndex(of: ">") else { break }
            let word = String(content[..<end])
            rest = content[content.index(after: end)...]
            if isName {
                found.append(word.hasPrefix("/") ? word : "\(directory ?? "?")/\(word)")
                directory = nil
            } else {
                directory = word
            }
        }
        // A call about a descriptor alone, such as ftruncate.
        return found.isEmpty ? [directory].compactMap(\.self) : found
    }

    private static func closingQuote(_ text: Substring) -> Substring.Index? {
        var isEscaped = false
        for index in text.indices {
            if isEscaped {
                isEscaped = false
            } else if text[index] == "\\" {
                isEscaped = true
            } else if text[index] == "\"" {
                return index
            }
        }
        return nil
    }
}
