import Testing

@Suite("The sources")
struct SourceRulesTests {
    private let files: [SourceFile]

    init() throws {
        files = try SourceTree.files(under: "Modules", "Apps")
    }

    @Test("force nothing and leave nothing for later")
    func nothingForced() {
        #expect(files.flatMap(SourceRules.forced) == [])
    }

    @Test("write files in Storage alone")
    func storageWrites() {
        #expect(files.flatMap(SourceRules.writing) == [])
    }

    @Test("leave it to StateRoots where a root is")
    func rootsResolved() {
        #expect(files.flatMap(SourceRules.buildingRoots) == [])
    }

    @Test(
        "are refused when they put a root's place together",
        arguments: [
            #"let a = "\(home)/.prodex/state.json""#, #"let a = "\(home)/.prodex""#,
            #"let a = "\(hub)/.codex-autorunner""#, #"path.appending(".codex-autorunner")"#,
        ])
    func plantedRoot(_ line: String) {
        #expect(SourceRules.buildingRoots(in: SourceFile(path: "Apps/car/A.swift", text: line)).count == 1)
        #expect(SourceRules.buildingRoots(in: SourceFile(path: "Modules/StateRoots/A.swift", text: line)).isEmpty)
    }

    @Test("hold one idea a file")
    func sizes() {
        let lengths = files.map(\.lineCount).sorted()
        #expect(files.filter { $0.lineCount > 600 }.map(\.path) == [])
        #expect(lengths.filter { $0 > 350 }.count * 20 <= lengths.count)
        #expect(lengths[lengths.count / 2] <= 150)
    }

    @Test("open the door to forged paths in no test but StateRoots' own")
    func noTestableStateRoots() throws {
        let offenders = try SourceTree.files(under: "Tests", "Benchmarks", "Modules", "Apps").filter { file in
            !file.path.hasPrefix("Tests/StateRootsTests/")
                && Imports.lines(of: file.text).contains(ImportLine(module: "StateRoots", isTestable: true))
        }
        #expect(offenders.map(\.path) == [])
    }

    @Test(
        "are refused when they force something",
        arguments: [
            "let a = try! f()", "let b = c as! D", "fatalError(\"no\")", "// TODO: later",
            "unsafeBitCast(a, to: B.self)",
        ])
    func plantedForce(_ line: String) {
        #expect(!SourceRules.forced(in: SourceFile(path: "Modules/Formats/A.swift", text: line)).isEmpty)
    }

    @Test(
        "are refused when they write files outside Storage",
        arguments: ["open(path, O_RDONLY)", "Glibc.rename(a, b)", "if unlink(path) != 0 {}", "let f = fopen(p, mode)"])
    func plantedWrite(_ line: String) {
        let text = "import Glibc\n\(line)"
        #expect(SourceRules.writing(in: SourceFile(path: "Modules/Formats/A.swift", text: text)).count == 1)
        #expect(SourceRules.writing(in: SourceFile(path: "Modules/Storage/A.swift", text: text)).isEmpty)
    }

    @Test(
        "may use the same words for something else",
        arguments: [
            "stream.open(x)", "func rename(_ a: Int) {}", "reopen(x)", "// open(path)", "let s = \"unlink(x)\"",
        ])
    func harmlessWrite(_ line: String) {
        let text = "import Glibc\n\(line)"
        #expect(SourceRules.writing(in: SourceFile(path: "Modules/Formats/A.swift", text: text)).isEmpty)
    }
}
