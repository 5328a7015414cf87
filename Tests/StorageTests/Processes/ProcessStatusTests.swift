import Testing

@testable import Storage

@Suite("The line of /proc/<pid>/stat") struct ProcessStatusTests {
    private static func line(_ name: String, state: String = "S", threads: String = "1", started: String = "8713")
        -> String
    {
        "4711 (\(name)) \(state) 1 4711 4711 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 \(threads) 0 \(started) 5537792 272 184\n"
    }

    @Test(
        "is read whatever the command is called",
        arguments: [
            "sleep", "a b", "a) R 1 (b", ")", "", "(((", "tmux: server", "x) Z 1 2 3 4 5 6 7 8 9 10 11 12 13 (y",
        ])
    func names(_ name: String) {
        let status = ProcessStatus(Self.line(name).utf8)
        #expect(status?.started == 8713)
        #expect(status?.state == UInt8(ascii: "S"))
        #expect(status?.isZombie == false)
    }

    @Test("shows a zombie, but not one whose other threads still run")
    func zombies() {
        #expect(ProcessStatus(Self.line("x", state: "Z").utf8)?.isZombie == true)
        #expect(ProcessStatus(Self.line("x", state: "Z", threads: "0").utf8)?.isZombie == true)
        #expect(ProcessStatus(Self.line("x", state: "X").utf8)?.isZombie == true)
        #expect(ProcessStatus(Self.line("x", state: "Z", threads: "4").utf8)?.isZombie == false)
    }

    @Test(
        "is refused when it is not such a line",
        arguments: [
            "", "4711", "4711 (x", "4711 (x)", "4711 (x) S 1 2 3", line("x", started: "soon"), line("x", started: "-1"),
            line("x", state: "SS"), line("x", started: "99999999999999999999999"),
        ])
    func refusals(_ text: String) {
        #expect(ProcessStatus(text.utf8) == nil)
    }
}
