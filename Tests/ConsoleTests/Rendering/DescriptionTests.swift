import Console
import Formats
import Harness
import SampleProgram
import Testing

@Suite("The description of the commands")
struct DescriptionTests {
    @Test("as JSON comes out the same every time and can be read back")
    func json() async throws {
        let text = await SampleRun("describe --json").output
        try Snapshot.expect(text, "ferry.json")
        let tree = try JSON.parse(text)
        #expect(tree["schema"]?.int64 == 1)
        #expect(tree["command"]?["subcommands"]?[0]?["name"] == "vessel")
        #expect(!text.contains("secret-hatch"))
    }

    @Test("can be asked for one command")
    func part() async throws {
        let tree = try JSON.parse(await SampleRun("describe vessel list --json").output)
        #expect(tree["command"]?["path"] == ["ferry", "vessel", "list"])
    }

    @Test("as text lists every command that can be run")
    func outline() async throws { try Snapshot.expect(await SampleRun("describe").output, "describe.txt") }
}
