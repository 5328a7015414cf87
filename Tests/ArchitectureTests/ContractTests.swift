import Testing

@Suite("The contract table")
struct ContractTests {
    private let table: ContractTable
    private let tests: [SourceFile]

    init() throws {
        table = ContractTable(try SourceTree.text("docs/contract.md"))
        tests = try SourceTree.files(under: "Tests")
    }

    /// Written out, so that a row cannot vanish together with its promise.
    private static let ids =
        clauses("PX", 1...8, 10...13, 20...23, 30...32, 40...44, 50...52, 60...65)
        + clauses("TL", 1...6, 10...14, 20...25, 30...36) + clauses("SR", 1...7, 10...12, 20...25)

    private static func clauses(_ prefix: String, _ ranges: ClosedRange<Int>...) -> [String] {
        ranges.flatMap { $0.map { "\(prefix)-\($0 < 10 ? "0" : "")\($0)" } }
    }

    @Test("lists every clause once, in order")
    func complete() {
        #expect(table.rows.map(\.id) == Self.ids)
    }

    @Test("counts what is not there yet")
    func counted() {
        for section in table.sections {
            #expect(section.statedOpen == section.rows.filter(\.isOpen).count, "\(section.heading)")
            #expect(section.statedTotal == section.rows.count, "\(section.heading)")
        }
    }

    @Test("names an owner that exists for every clause that is kept")
    func owners() throws {
        let modules = Set(Manifest(try SourceTree.text("Package.swift")).modules.keys)
        for row in table.rows where !row.isOpen { #expect(modules.contains(row.owner), "\(row.id)") }
        #expect(table.rows.allSatisfy { !$0.owner.isEmpty })
    }

    @Test("names tests that exist")
    func proofs() {
        for row in table.rows {
            for name in row.tests { #expect(exists(name), "\(row.id): \(name)") }
        }
    }

    @Test("names, for every clause that is kept, a line to break that stands in the sources once")
    func breaks() throws {
        for row in table.rows where !row.isOpen {
            #expect(!row.breaks.isEmpty, "\(row.id)")
            for planted in row.breaks {
                let count = try SourceTree.text(planted.file).components(of: planted.code) - 1
                #expect(count == 1, "\(row.id): \(planted.code) stands \(count) times in \(planted.file)")
                #expect(planted.code != planted.replacement)
            }
        }
    }

    /// `Target.Suite/function`: a file of that target declares the suite and the function.
    private func exists(_ name: String) -> Bool {
        let parts = name.split(whereSeparator: { $0 == "." || $0 == "/" })
        guard parts.count == 3 else { return false }
        return tests.contains {
            $0.path.hasPrefix("Tests/\(parts[0])/") && $0.text.contains("struct \(parts[1])")
                && $0.text.contains("func \(parts[2])(")
        }
    }
}

extension String {
    /// How many pieces a text falls into at a separator.
    fileprivate func components(of separator: String) -> Int { ranges(of: separator).count + 1 }
}
