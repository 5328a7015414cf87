import Console
import SampleProgram
import Testing

@Suite("Options are read by the GNU conventions")
struct OptionParsingTests {
    private typealias Sample = SampleProgram

    @Test(
        "a value stands after the name, after =, after the letter or attached to it",
        arguments: [["--limit", "7"], ["--limit=7"], ["-n", "7"], ["-n7"]])
    func forms(_ words: [String]) throws {
        #expect(try parsed(["vessel", "list"] + words).integer(Sample.limit) == 7)
    }

    @Test(
        "a length of time is read as people write it",
        arguments: [
            ("90", Duration.seconds(90)), ("2h30m", .seconds(9000)), ("0s", .zero), ("250ms", .milliseconds(250)),
        ])
    func durations(_ text: String, _ expected: Duration) throws {
        #expect(try parsed(["vessel", "list", "--within", text]).duration(Sample.within) == expected)
    }

    @Test("a value may be empty, contain = and begin with a dash")
    func oddValues() throws {
        #expect(try parsed(["vessel", "list", "--tag="]).texts(Sample.tags) == [""])
        #expect(try parsed(["vessel", "list", "--tag=a=b"]).texts(Sample.tags) == ["a=b"])
        #expect(try parsed(["vessel", "list", "-t=a"]).texts(Sample.tags) == ["=a"])
        #expect(try parsed(["vessel", "list", "--tag", "-x"]).texts(Sample.tags) == ["-x"])
        #expect(try parsed(["vessel", "list", "--tag", "-"]).texts(Sample.tags) == ["-"])
    }

    @Test("flags are bundled, the last of a bundle may have a value")
    func bundles() throws {
        let command = try parsed(["vessel", "list", "-vvatheavy"])
        #expect(command.count(Sample.verbose) == 2)
        #expect(command.has(Sample.all))
        #expect(command.texts(Sample.tags) == ["heavy"])
        #expect(try parsed(["vessel", "list", "-at", "heavy"]).texts(Sample.tags) == ["heavy"])
    }

    @Test("the last word of a negatable flag counts")
    func negation() throws {
        #expect(try parsed(["vessel", "list"]).flag(Sample.follow) == nil)
        #expect(try parsed(["vessel", "list", "--follow"]).flag(Sample.follow) == true)
        #expect(try parsed(["vessel", "list", "--follow", "--no-follow"]).flag(Sample.follow) == false)
        #expect(try parsed(["vessel", "list", "--no-follow", "--follow"]).flag(Sample.follow) == true)
    }

    @Test("a repeatable option keeps every value, another the last")
    func repetition() throws {
        let command = try parsed(["vessel", "list", "-t", "a", "--tag=b", "--limit=1", "--limit=2"])
        #expect(command.texts(Sample.tags) == ["a", "b"])
        #expect(command.integer(Sample.limit) == 2)
    }

    @Test("an alias is the same option")
    func aliases() throws {
        #expect(try parsed(["vessel", "list", "--output-format", "lines"]).text(Sample.format) == "lines")
        #expect(try parsed(["ship", "list"]).path == ["vessel", "list"])
    }

    @Test("options may follow arguments, until --")
    func permutation() throws {
        let command = try parsed(["vessel", "load", "Aurora", "-m", "f", "apples", "--", "-m", "--"])
        #expect(command.text(Sample.vessel) == "Aurora")
        #expect(command.texts(Sample.cargo) == ["apples"])
        #expect(command.text(Sample.manifest) == "f")
        #expect(command.handedOn == ["-m", "--"])
        #expect(command.handedOnStart == 7)
    }

    @Test("an inherited option is accepted before, between and after the subcommands")
    func inheritance() throws {
        let command = try parsed(["-v", "vessel", "-v", "list", "-v", "--color=never"])
        #expect(command.count(Sample.verbose) == 3)
    }

    @Test("an option of the program itself is not inherited unless it says so")
    func noInheritance() throws {
        #expect(try refusal(["vessel", "list", "--version"]).code == .unknownOption)
        #expect(try CommandParser(Sample.program.command).parse(["--version", "junk"]) == .version)
    }

    @Test("help is asked of the command it stands behind, and nothing after it matters")
    func help() throws {
        let parser = CommandParser(Sample.program.command)
        #expect(try parser.parse(["--help"]) == .help([]))
        #expect(try parser.parse(["ship", "list", "-h", "--bogus"]) == .help(["vessel", "list"]))
        #expect(try parser.parse(["vessel", "load", "-vh"]) == .help(["vessel", "load"]))
        #expect(throws: UsageError.self) { try parser.parse(["vessel", "list", "--bogus", "--help"]) }
    }

    @Test("a dash alone and a negative number are arguments")
    func dashArguments() throws {
        #expect(try parsed(["vessel", "load", "-", "-5"]).texts(Sample.cargo) == ["-5"])
        #expect(try parsed(["vessel", "load", "-"]).text(Sample.vessel) == "-")
    }
}
