import Testing
import Wire

@Suite("Known field names")
struct FieldNameTests {
    private static func table(_ line: String) -> (FieldTable, [UInt8]) {
        let bytes = Array("GET / HTTP/1.0\r\n\(line)\r\n\r\n".utf8)
        var parser = RequestParser()
        _ = parser.parse(bytes)
        return (parser.fields, bytes)
    }

    @Test("are found in any case", arguments: FieldName.all.map { "\($0.text)" })
    func found(_ text: String) throws {
        let name = try #require(FieldName.all.first { "\($0.text)" == text })
        // Values that every name accepts; Host and the lengths are looked at.
        let value = [FieldName.host: "a", .contentLength: "0"][name] ?? "x"
        for spelling in [text, text.lowercased(), text.uppercased()] where name != .transferEncoding {
            let (fields, _) = Self.table("\(spelling): \(value)")
            #expect(fields.count == 1)
            #expect(fields.contains(name))
            #expect(fields[0].name == name)
        }
    }

    @Test("are not found where one bit differs but the case of a letter", arguments: FieldName.all.map { "\($0.text)" })
    func exact(_ text: String) {
        for position in text.utf8.indices {
            let offset = text.utf8.distance(from: text.utf8.startIndex, to: position)
            for bit in UInt8(0)..<8 {
                var bytes = Array(text.utf8)
                let byte = bytes[offset] ^ 1 << bit
                guard lowercased(bytes[offset]) != lowercased(byte) else { continue }
                bytes[offset] = byte
                let head = Array("GET / HTTP/1.0\r\n".utf8) + bytes + Array(": 0\r\n\r\n".utf8)
                var parser = RequestParser()
                guard case .complete = parser.parse(head), parser.fields.count == 1 else { continue }
                #expect(parser.fields[0].name.text.description != text)
            }
        }
    }

    private func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    @Test("have numbers that fit in a word, and names of their own")
    func numbers() {
        #expect(FieldName.all.count < 64)
        #expect(Set(FieldName.all.map { "\($0.text)".lowercased() }).count == FieldName.all.count)
    }
}
