import Console
import Harness
import SampleProgram
import Testing

@Suite("The manual page")
struct ManualPageTests {
    private static let awkward = Program(
        Command(
            "awk-ward", summary: ".Begin with a dot and a \\backslash",
            discussion: "'Quoted at the start.\n\n.dot \"double\" ^~` -x\n\nNon-ASCII: é, 予.",
            options: [Option("x", summary: "'x")],
            examples: [Example(".awk 'a\\nb' \"c\"", ".TH is no macro here")]),
        version: "1 \"beta\"", manualDate: "2026-01-02")

    private static func page(_ program: Program) async -> String {
        await SampleRun(["man"], program: program, handlers: Handlers()).output
    }

    @Test("comes out the same every time")
    func snapshot() async throws {
        try Snapshot.expect(await Self.page(SampleProgram.program), "ferry.1")
        try Snapshot.expect(await Self.page(Self.awkward), "awk-ward.1")
    }

    @Test("has nothing that mandoc warns of", .enabled { OutsideProgram.isThere("mandoc") })
    func lint() async throws {
        let mandoc = try OutsideProgram.require("mandoc").path
        for program in [SampleProgram.program, Self.awkward] {
            let page = await Self.page(program)
            let lint = try await ChildProcess.run(mandoc, ["-T", "lint", "-W", "warning"], input: Array(page.utf8))
            #expect(lint.outputText == "" && lint.errorText == "" && lint.status == 0)
        }
    }

    @Test(
        "of the two programs has nothing that mandoc warns of", .enabled { OutsideProgram.isThere("mandoc") },
        arguments: ["prodex", "car"])
    func lintOfPrograms(_ name: String) async throws {
        let mandoc = try OutsideProgram.require("mandoc").path
        let page = try await ChildProcess.run(BuiltProducts.program(name), ["man"])
        #expect(page.status == 0)
        let lint = try await ChildProcess.run(mandoc, ["-T", "lint", "-W", "warning"], input: page.output)
        #expect(lint.outputText == "" && lint.errorText == "" && lint.status == 0)
    }

    @Test("is rendered by man, with every command and every sign in it", .enabled { OutsideProgram.isThere("man") })
    func man() async throws {
        let man = try OutsideProgram.require("man").path
        let environment = ["MANWIDTH": "100", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "MAN_KEEP_FORMATTING": ""]
        let page = await Self.page(SampleProgram.program)
        let shown = try await ChildProcess.run(man, ["-l", "-"], environment: environment, input: Array(page.utf8))
        #expect(shown.status == 0 && shown.errorText == "")
        for text in ["ferry vessel load [OPTION...] VESSEL [CARGO...]", "--[no-]follow", "'x\\y'", "予備", "EXIT STATUS"]
        {
            #expect(shown.outputText.contains(text), "\(text)")
        }
        let odd = try await ChildProcess.run(
            man, ["-l", "-"], environment: environment, input: Array(await Self.page(Self.awkward).utf8))
        for text in [
            ".Begin with a dot and a \\backslash", "'Quoted at the start.", ".dot \"double\" ^~` -x", "'a\\nb' \"c\"",
        ] {
            #expect(odd.outputText.contains(text), "\(text)")
        }
    }
}
