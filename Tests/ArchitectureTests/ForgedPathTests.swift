import Testing

@Suite("A program that writes state where no catalogue said")
struct ForgedPathTests {
    /// What every attempt begins with; alone it compiles, so a refusal is about the attempt.
    private static let legitimate = """
        import StateRoots
        import Storage

        let artifact = try Artifact("a", in: .global, at: "a.json", kind: .file, retention: .durable, "A file.")
        let root = try StateRoot(.global, at: AbsolutePath("/nowhere"))
        let path = try Catalogue([artifact]).durable("a", in: root)
        func save() throws { try AtomicFile.write([], to: path) }

        """

    @Test("is a program at all when it asks the catalogue")
    func control() async throws {
        let verdict = try await SwiftCompiler.check(Self.legitimate)
        #expect(verdict.accepted, "\(verdict.errors)")
    }

    @Test(
        "is refused by the compiler",
        arguments: [
            (
                "forges the path with its own initialiser", "let forged = DurablePath(path.placement)",
                "inaccessible due to 'internal' protection level"
            ),
            (
                "forges a placement",
                "let forged = Placement(root: root.path, segments: [], artifact: \"a\")",
                "inaccessible due to 'internal' protection level"
            ),
            (
                "adds an initialiser of its own",
                "extension DurablePath { init(anywhere: Placement) { self.placement = anywhere } }",
                "may not be initialized directly"
            ),
            (
                "changes the place of a path that it was given",
                "var moved = path\nmoved.placement = path.placement",
                "'placement' is a 'let' constant"
            ),
            (
                "hands a plain string to the writer",
                "func steal() throws { try AtomicFile.write([], to: \"/etc/passwd\") }",
                "no exact matches in call"
            ),
            (
                "hands a plain path to the writer",
                "func steal() throws { try AtomicFile.write([], to: AbsolutePath(\"/etc/passwd\")) }",
                "no exact matches in call"
            ),
            (
                "hands somebody else's file to the writer of state",
                "func steal(_ theirs: ExternalPath) throws { try AtomicFile.write([], to: theirs) }",
                "no exact matches in call"
            ),
            (
                "opens a database at a plain path",
                "func steal() throws { _ = try Database(at: \"/tmp/x.db\") }",
                "cannot convert value of type 'String'"
            ),
            (
                "appends to a plain path", "func steal() throws { _ = try AppendFile(\"/tmp/x.log\") }",
                "no exact matches in call"
            ),
        ])
    func refused(_ what: String, _ attempt: String, _ reason: String) async throws {
        let verdict = try await SwiftCompiler.check(Self.legitimate + attempt + "\n")
        #expect(!verdict.accepted, "it \(what), and that compiles")
        #expect(verdict.errors.contains { $0.contains(reason) }, "\(what): \(verdict.errors)")
    }
}
