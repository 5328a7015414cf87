import Formats
import Testing

@Suite("A tar archive that is not to be trusted") struct TarRefusalTests {
    /// A header of one file, changed and given a checksum that fits.
    private func forged(_ change: (inout [UInt8]) -> Void) throws -> [UInt8] {
        let entry = TarEntry(path: "file", kind: .file, mode: 0o600, size: 1, modified: 1)
        var block = try TarWriter.header(of: entry)
        change(&block)
        for index in 148..<156 { block[index] = 0x20 }
        let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0}", 148, &block)
        return block + [7] + TarWriter.padding(after: 1) + TarWriter.end
    }

    private func put(_ text: String, _ offset: Int, _ block: inout [UInt8]) {
        for (index, byte) in text.utf8.enumerated() { block[offset + index] = byte }
    }

    @Test("is read when nothing is wrong with it")
    func control() throws {
        #expect(try read(forged { _ in }).first?.content == [7])
    }

    @Test(
        "has a name that leads elsewhere",
        arguments: ["/etc/passwd", "../up", "a/../../up", "a//b", "..", "a/..", "/"])
    func names(_ name: String) throws {
        let bytes = try forged {
            for index in 0..<100 { $0[index] = 0 }
            put(name, 0, &$0)
        }
        #expect(throws: FormatError.self) { try read(bytes) }
        #expect(throws: FormatError.self) {
            try TarWriter.header(of: TarEntry(path: name, kind: .directory, mode: 0o700, modified: 0))
        }
    }

    @Test("holds a hard link, a device, a pipe or something unknown", arguments: ["1", "3", "4", "6", "S", "D", "Z"])
    func kinds(_ kind: String) throws {
        #expect(throws: FormatError.self) { try read(forged { put(kind, 156, &$0) }) }
    }

    @Test("has a size that is negative, too large or no number")
    func sizes() throws {
        #expect(throws: FormatError.self) {
            try read(forged { block in for index in 124..<136 { block[index] = 0xFF } })
        }
        #expect(throws: FormatError.self) {
            try read(forged { block in for index in 124..<136 { block[index] = index == 124 ? 0x80 : 0x7F } })
        }
        #expect(throws: FormatError.self) { try read(forged { put("0000000000x", 124, &$0) }) }
        let error = #expect(throws: FormatError.self) {
            try read(forged { put("00000000002", 124, &$0) }, limits: TarLimits(maxSize: 1))
        }
        #expect(error?.code == .size)
    }

    @Test("has a checksum that is wrong")
    func checksum() throws {
        var bytes = try forged { _ in }
        bytes[0] ^= 1
        let error = #expect(throws: FormatError.self) { try read(bytes) }
        #expect(error?.description == "invalid tar: the checksum of a header is wrong (before byte 512)")
    }

    @Test("is cut off at any byte, or goes on behind its end")
    func length() throws {
        let bytes = try forged { _ in }
        for length in 0..<bytes.count { #expect(throws: FormatError.self) { try read(Array(bytes[..<length])) } }
        #expect(throws: FormatError.self) { try read(bytes + [1]) }
        #expect(try read(bytes + [0, 0, 0]).count == 1)
    }

    @Test("holds links: refused unless they are asked for, and those that lead out always")
    func links() throws {
        func bytes(_ target: String, at path: String) throws -> [UInt8] {
            try TarWriter.header(of: TarEntry(path: path, kind: .link(to: target), mode: 0o777, modified: 0))
                + TarWriter.end
        }
        let inside = try bytes("../b", at: "a/link")
        #expect(try read(inside).first?.entry.kind == .link(to: "../b"))
        #expect(throws: FormatError.self) { try read(inside, limits: .standard) }
        for target in ["/etc", "../../b", "b/../../../c", "b/../c", ""] {
            #expect(throws: FormatError.self) { try bytes(target, at: "a/link") }
        }
        let out = try forged {
            put("2", 156, &$0)
            put("00000000000", 124, &$0)
            put("../out", 157, &$0)
        }
        let error = #expect(throws: FormatError.self) { try read(out) }
        #expect(error?.message.contains("leads out of the archive") == true)
    }

    @Test("has an extended header that is too long or not made of records")
    func extended() throws {
        let long = try forged {
            put("x", 156, &$0)
            put("00000400001", 124, &$0)
        }
        #expect(throws: FormatError.self) { try read(long) }
        let torn = try forged { put("x", 156, &$0) }
        #expect(throws: FormatError.self) { try read(torn) }
    }
}
