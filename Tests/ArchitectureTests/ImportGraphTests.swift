import Testing

@Suite("The import graph")
struct ImportGraphTests {
    private let document: ArchitectureDocument
    private let manifest: Manifest

    init() throws {
        document = ArchitectureDocument(try SourceTree.text("docs/architecture.md"))
        manifest = Manifest(try SourceTree.text("Package.swift"))
    }

    @Test("is the one that docs/architecture.md states, in the manifest")
    func manifestAgrees() {
        #expect(document.edges == manifest.modules)
    }

    @Test("is the one that docs/architecture.md states, in every source file")
    func sourcesAgree() throws {
        let files = try SourceTree.files(under: "Modules", "Apps")
        #expect(files.count > 50)
        #expect(ImportRules(document, manifest).violations(in: files) == [])
    }

    @Test("has each C library behind one module")
    func oneDoor() {
        for library in manifest.system {
            #expect(manifest.modules.filter { $0.value.contains(library) }.count == 1, "\(library)")
        }
    }

    @Test("has no module that only the manifest knows")
    func foldersAgree() throws {
        let owners = Set(try SourceTree.files(under: "Modules").map(\.owner))
        #expect(owners == Set(manifest.modules.keys))
    }

    @Test(
        "is violated by any import that is not an edge",
        arguments: [
            ("Modules/Formats/A.swift", "import Storage"), ("Modules/Formats/A.swift", "public import Storage"),
            ("Modules/Formats/A.swift", "package import Storage"),
            ("Modules/Formats/A.swift", "import struct Storage.AtomicFile"),
            ("Modules/Formats/A.swift", "@_spi(Inside) import Storage"),
            ("Modules/Formats/A.swift", "@testable import Storage"), ("Modules/Formats/A.swift", "  import   Storage"),
            ("Modules/Formats/A.swift", "import Synchronization; import Storage"),
            ("Modules/Formats/A.swift", "import Foundation"),
            ("Modules/Formats/A.swift", "import FoundationEssentials"),
            ("Modules/Formats/A.swift", "import CSQLite"), ("Modules/Storage/A.swift", "import CYAML"),
            ("Modules/Formats/A.swift", "import Glibc"), ("Modules/Formats/A.swift", "import prodex"),
            ("Apps/car/A.swift", "import prodex"), ("Apps/car/A.swift", "import CSQLite"),
            ("Apps/car/A.swift", "import Foundation"), ("Modules/Unknown/A.swift", "import Formats"),
        ])
    func plantedViolation(_ path: String, _ line: String) {
        let file = SourceFile(path: path, text: "// a comment\n\(line)\n")
        #expect(ImportRules(document, manifest).violations(in: [file]).count == 1)
    }

    @Test(
        "is not violated by words that are no imports",
        arguments: [
            "// import Storage", "/* import Storage */", "let a = \"import Storage\"", "import Synchronization",
        ])
    func harmless(_ line: String) {
        let file = SourceFile(path: "Modules/Formats/A.swift", text: line)
        #expect(ImportRules(document, manifest).violations(in: [file]) == [])
    }
}
