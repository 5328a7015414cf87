import Formats

/// Reads bytes as an archive in pieces of several sizes, which must agree, and writes anew what was read.
public func fuzzTar(_ bytes: [UInt8]) {
    let whole = TarReading(bytes, piece: bytes.count)
    for piece in [1, 7, 512, 513] where bytes.count < piece << 12 {
        guard TarReading(bytes, piece: piece) == whole else { preconditionFailure("pieces of \(piece) read otherwise") }
    }
    for member in whole.members {
        let parts = member.entry.path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && !$0.elementsEqual("..".utf8) }) else {
            preconditionFailure("a name that leads elsewhere")
        }
    }
    guard whole.isComplete else { return }
    var written: [UInt8] = []
    for member in whole.members {
        guard let header = try? TarWriter.header(of: member.entry) else {
            preconditionFailure("what was read cannot be written")
        }
        written += header + member.content + TarWriter.padding(after: member.entry.size)
    }
    guard TarReading(written + TarWriter.end, piece: 512) == whole else {
        preconditionFailure("what was written is not what was read")
    }
}

/// What an archive held, as far as it was read.
private struct TarReading: Equatable {
    struct Member: Equatable {
        let entry: TarEntry
        var content: [UInt8] = []
    }

    var members: [Member] = []
    var isComplete = false

    init(_ bytes: [UInt8], piece: Int) {
        var reader = TarReader(limits: TarLimits(acceptsLinks: true))
        var rest = bytes[...]
        do {
            while !rest.isEmpty {
                var next = rest.prefix(max(1, piece))
                rest = rest.dropFirst(next.count)
                while let event = try reader.next(&next) { take(event) }
            }
            try reader.finish()
            isComplete = members.allSatisfy { $0.content.count == Int($0.entry.size) }
            guard isComplete else { preconditionFailure("a member is shorter than its header says") }
        } catch {
            // Refused: what was read before it is what counts.
        }
    }

    private mutating func take(_ event: TarReader.Event) {
        switch event {
        case .entry(let entry): members.append(Member(entry: entry))
        case .content(let bytes):
            guard !members.isEmpty, !bytes.isEmpty else { preconditionFailure("content of nothing") }
            members[members.count - 1].content += bytes
        case .end: break
        }
    }
}
