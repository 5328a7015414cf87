import Console
import Testing

@Suite("Did you mean")
struct SuggestionTests {
    private static func suggestions(_ typed: String, among names: [String]) throws -> [String] {
        let root = Command("p", summary: "Try", subcommands: names.map { Command($0, summary: "Do it") })
        return try refusal([typed], root).suggestions
    }

    @Test(
        "finds what one or two mistakes made of a name",
        arguments: [
            ("profiel", "profile"), ("porfile", "profile"), ("profle", "profile"), ("proffile", "profile"),
            ("brofile", "profile"), ("prfoiel", "profile"), ("rnu", "run"), ("ru", "run"), ("prof", "profile"),
        ])
    func near(_ typed: String, _ name: String) throws {
        #expect(try Self.suggestions(typed, among: ["quota", "profile", "run"]) == [name])
    }

    @Test(
        "stays silent where nothing is near",
        arguments: ["", "x", "xx", "pfl", "elfirop", "rubbish", "r", "p", "pr\u{FC}fen-und-mehr"])
    func far(_ typed: String) throws {
        #expect(try Self.suggestions(typed, among: ["quota", "profile", "run"]) == [])
    }

    @Test("names at most three, the nearest first, otherwise in the order of the model")
    func order() throws {
        #expect(
            try Self.suggestions("tests", among: ["testing", "text", "teste", "test", "tastes"]) == [
                "teste", "test", "tastes",
            ])
    }

    @Test("does not name what is hidden")
    func hidden() throws {
        let root = Command("p", summary: "Try", subcommands: [Command("hatch", summary: "Open", isHidden: true)])
        #expect(try refusal(["hatc"], root).suggestions == [])
    }
}
