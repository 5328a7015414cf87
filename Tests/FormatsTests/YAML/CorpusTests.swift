import Foundation
import FuzzTargets
import Harness
import Testing

@Suite("The seed texts of YAML, front matter and dates keep every invariant")
struct YAMLCorpusTests {
    @Test("every file runs through its fuzz entry", arguments: ["yaml", "front-matter", "dates"])
    func corpus(_ name: String) throws {
        let folder = "\(BuiltProducts.packageRoot)/Tests/Corpus/\(name)"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files.count >= 20)
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(file)")))
            // Each file, and each file cut short.
            for length in Set([bytes.count, bytes.count / 2, max(0, bytes.count - 1)]) {
                let part = Array(bytes.prefix(length))
                switch name {
                case "yaml": fuzzYAML(part)
                case "front-matter": fuzzFrontMatter(part)
                default: fuzzDates(part)
                }
            }
        }
    }

    @Test("texts with a few bytes changed keep them too", arguments: 0..<8 as Range<UInt64>)
    func mutations(_ seed: UInt64) throws {
        var random = RandomYAML(seed: seed)
        let folder = "\(BuiltProducts.packageRoot)/Tests/Corpus"
        for name in ["yaml", "front-matter", "dates"] {
            for file in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)").sorted() {
                let original = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name)/\(file)")))
                guard !original.isEmpty, original.count < 600 else { continue }
                for _ in 0..<12 {
                    var bytes = original
                    for _ in 0...random.number(below: 3) {
                        let place = random.number(below: bytes.count)
                        let piece = Array("-:#'\"|>&*!%@`?[]{},=~ \n\r\t019aey.\u{85}\u{FEFF}".utf8)
                        bytes[place] = piece[random.number(below: piece.count)]
                    }
                    fuzzYAML(bytes)
                    fuzzFrontMatter(bytes)
                    fuzzDates(bytes)
                }
            }
        }
    }
}
