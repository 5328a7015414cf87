import Formats
import Testing

@Suite("Reading TOML") struct TOMLReadingTests {
    @Test("a valid document means what it says", arguments: ValidTOML.all)
    func valid(_ row: ValidTOML) throws {
        let document = try TOMLDocument.parse(row.text)
        #expect(Array(document.root.treeText.utf8) == Array(row.tree.utf8))
        #expect(document.bytes == Array(row.text.utf8))
    }

    @Test("an invalid document is refused for the right reason on the right line", arguments: InvalidTOML.all)
    func invalid(_ row: InvalidTOML) {
        let error = #expect(throws: FormatError.self) { try TOMLDocument.parse(row.text) }
        #expect(error?.code == row.code, "\(error?.message ?? "")")
        #expect(error?.position?.line == row.line, "\(error?.message ?? "")")
    }

    @Test("the tables of cases are as long as they claim")
    func lengths() {
        #expect(ValidTOML.all.count >= 120)
        #expect(InvalidTOML.all.count >= 150)
        #expect(Set(ValidTOML.all.map(\.text)).count == ValidTOML.all.count)
        #expect(Set(InvalidTOML.all.map(\.text)).count == InvalidTOML.all.count)
    }

    @Test(
        "bytes that are not UTF-8 are refused where they stand",
        arguments: [
            ([0x61, 0x3D, 0x22, 0xFF, 0x22], 3), ([0x23, 0xC0, 0xAF], 1), ([0x23, 0xED, 0xA0, 0x80], 1),
            ([0x0A, 0x23, 0xE2, 0x82], 2), ([0x23, 0xF4, 0x90, 0x80, 0x80], 1), ([0xFF, 0xFE, 0x61, 0x00], 0),
            ([0x23, 0x80], 1),
        ] as [([UInt8], Int)])
    func encoding(_ bytes: [UInt8], _ offset: Int) {
        let error = #expect(throws: FormatError.self) { try TOMLDocument.parse(bytes) }
        #expect(error?.code == .encoding)
        #expect(error?.position?.offset == offset)
    }

    @Test(
        "an error shows the column that an editor shows",
        arguments: [
            ("a = never", 1, 5), ("\u{FEFF}a = never", 1, 5), ("\u{FEFF}\na = never", 2, 5), ("žš = 1", 1, 1),
            ("a = 'žš' x", 1, 10), ("a = 1\r\n\tb = \"", 2, 6), ("[a]\n[a]", 2, 2), ("a = [\n  1\n  2]", 3, 3),
        ])
    func columns(_ text: String, _ line: Int, _ column: Int) {
        let error = #expect(throws: FormatError.self) { try TOMLDocument.parse(text) }
        #expect(error?.position?.line == line)
        #expect(error?.position?.column == column)
    }

    @Test("a repeated key names both places")
    func repetitionMessage() {
        let error = #expect(throws: FormatError.self) {
            try TOMLDocument.parse("model = 'a'\n\n  approval_policy = 'never'\n'approval_policy' = 'never'")
        }
        #expect(
            error?.description
                == "invalid TOML at line 4, column 1: 'approval_policy' is already defined as a string at line 3, column 3"
        )
    }

    @Test("a document cut at any byte is read or refused, and never more")
    func truncation() throws {
        let sample = Array(TOMLSamples.everything.utf8)
        _ = try TOMLDocument.parse(sample)
        var refused = 0
        for length in 0..<sample.count {
            do {
                let document = try TOMLDocument.parse(Array(sample.prefix(length)))
                #expect(document.bytes.count == length)
            } catch {
                refused += 1
                #expect(error.position.map { (0...length).contains($0.offset) } ?? false)
            }
        }
        #expect(refused > sample.count / 4)
    }

    @Test("a document with any one byte replaced is read or refused, and never more")
    func damage() {
        let sample = Array(TOMLSamples.everything.utf8)
        var random = TOMLRandom(seed: 7)
        for place in sample.indices {
            var damaged = sample
            damaged[place] = UInt8.random(in: 0...255, using: &random)
            guard let document = try? TOMLDocument.parse(damaged) else { continue }
            #expect(document.bytes == damaged)
        }
    }
}
