import Testing

@testable import Wire

@Suite("Searches over bytes")
struct SearchTests {
    private typealias Search = @Sendable (UnsafeRawPointer, Int, Int) -> Int

    private static let searches: [(name: String, search: Search, isHit: @Sendable (UInt8) -> Bool)] = [
        ("a colon", { ByteScan.first(0x3A, in: $0, from: $1, to: $2) }, { $0 == 0x3A }),
        ("a line end", { ByteScan.firstLineEnd(in: $0, from: $1, to: $2) }, { $0 == 10 || $0 == 13 }),
        ("no ASCII", { ByteScan.firstAboveASCII(in: $0, from: $1, to: $2) }, { $0 > 0x7F }),
        ("a control", { ByteScan.firstControl(in: $0, from: $1, to: $2) }, { $0 < 0x20 || $0 == 0x7F }),
        ("nothing visible", { ByteScan.firstInvisible(in: $0, from: $1, to: $2) }, { $0 <= 0x20 || $0 > 0x7E }),
        (
            "no token", { ByteScan.firstOutsideToken(in: $0, from: $1, to: $2) },
            { !"!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8.contains($0) }
        ),
        (
            "no path", { ByteScan.firstOutside(targetSet: .path, in: $0, from: $1, to: $2) },
            { !ByteSet.path.contains($0) }
        ),
        (
            "no query", { ByteScan.firstOutside(targetSet: .query, in: $0, from: $1, to: $2) },
            { !ByteSet.query.contains($0) }
        ),
    ]

    private static func check(_ bytes: [UInt8], from start: Int) {
        for (name, search, isHit) in searches {
            let expected = bytes[start...].firstIndex(where: isHit) ?? bytes.count
            let found = bytes.withUnsafeBytes { buffer in buffer.baseAddress.map { search($0, start, buffer.count) } }
            if let found, found != expected { Issue.record("\(name) in \(bytes) from \(start): \(found)") }
        }
    }

    @Test("find every byte, wherever it stands and the search begins")
    func everyByte() {
        for byte in UInt8.min...UInt8.max {
            for (count, position) in [(3, 1), (16, 0), (16, 15), (17, 16), (40, 20), (40, 33)] {
                var bytes = [UInt8](repeating: 0x61, count: count)
                bytes[position] = byte
                for start in [0, 1, position, position + 1] where start < count { Self.check(bytes, from: start) }
            }
        }
    }

    @Test("are not misled by what stands before the start, or next to what is found")
    func neighbours() {
        // The bytes at the edges of what is looked for: a careless sum over words would spill from one to the next.
        let edges: [UInt8] = [0, 1, 9, 10, 13, 0x1F, 0x20, 0x21, 0x39, 0x3A, 0x3B, 0x7E, 0x7F, 0x80, 0x81, 0xFF]
        for one in edges {
            for two in edges {
                for three in edges {
                    for position in [0, 6, 7, 8, 14, 20] {
                        var bytes = [UInt8](repeating: 0x61, count: 23)
                        bytes.replaceSubrange(position..<position + 3, with: [one, two, three])
                        for start in [0, position + 1, position + 2] { Self.check(bytes, from: start) }
                    }
                }
            }
        }
    }
}
