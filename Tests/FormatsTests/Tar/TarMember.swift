import Formats
import Harness

/// An entry with its content, for tests that hold small archives whole.
struct TarMember: Equatable {
    let entry: TarEntry
    var content: [UInt8]

    init(_ entry: TarEntry, _ content: [UInt8] = []) {
        self.entry = entry
        self.content = content
    }
}

func archive(_ members: [TarMember]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for member in members {
        bytes += try TarWriter.header(of: member.entry) + member.content
        bytes += TarWriter.padding(after: member.entry.size)
    }
    return bytes + TarWriter.end
}

func read(
    _ bytes: [UInt8], piece: Int = 4096, limits: TarLimits = TarLimits(acceptsLinks: true)
) throws -> [TarMember] {
    var reader = TarReader(limits: limits)
    var members: [TarMember] = []
    var rest = bytes[...]
    while !rest.isEmpty {
        var next = rest.prefix(piece)
        rest = rest.dropFirst(next.count)
        while let event = try reader.next(&next) {
            switch event {
            case .entry(let entry): members.append(TarMember(entry))
            case .content(let content): members[members.count - 1].content += content
            case .end: break
            }
        }
    }
    try reader.finish()
    return members
}

/// Trees of any shape, with names and facts that need every kind of header.
extension SplitMix64 {
    mutating func members() -> [TarMember] {
        var directories = [""]
        var members: [TarMember] = []
        for number in 0..<Int.random(in: 1...20, using: &self) {
            let parent = directories[Int.random(in: 0..<directories.count, using: &self)]
            let path = parent + name(number)
            let modified = Int64.random(in: 0...1_700_000_000, using: &self)
            switch Int.random(in: 0..<5, using: &self) {
            case 0:
                members.append(TarMember(TarEntry(path: path, kind: .directory, mode: 0o755, modified: modified)))
                if path.utf8.count < 600 { directories.append("\(path)/") }
            case 1:
                let target = String(repeating: "t", count: Int.random(in: 1...200, using: &self))
                members.append(
                    TarMember(TarEntry(path: path, kind: .link(to: target), mode: 0o777, modified: modified)))
            default:
                let content = (0..<Int.random(in: 0...1500, using: &self)).map { UInt8(truncatingIfNeeded: $0) }
                members.append(
                    TarMember(
                        TarEntry(
                            path: path, kind: .file, mode: UInt32.random(in: 0o400...0o777, using: &self) | 0o400,
                            size: Int64(content.count), modified: modified), content))
            }
        }
        return members
    }

    private mutating func name(_ number: Int) -> String {
        let filling = ["", "é", " ", "-", "日本", "..x"][Int.random(in: 0..<6, using: &self)]
        return "\(number)\(filling)\(String(repeating: "n", count: Int.random(in: 0...130, using: &self)))"
    }
}
