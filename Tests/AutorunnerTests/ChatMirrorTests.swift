import Autorunner
import Formats
import Harness
import Storage
import Synchronization
import Testing

@Suite("The mirrored chat of a run") struct ChatMirrorTests {
    let fixture: Fixture
    init() throws { fixture = try Fixture() }

    @Test("A line has its keys in order, with the standard values (SR-03)")
    func line() throws {
        let mirror = ChatMirror(fixture.places)
        mirror.mirror(
            ChatMessage(platform: " Telegram ", text: "hé", threadID: "7", meta: ["z": ["b": 1, "a": 2]]), .inbound,
            ofRun: runA.uppercased(), now: moment())
        mirror.mirror(
            ChatMessage(
                platform: "discord", text: "done", eventType: "Flow_Paused", kind: " ", actor: "Bot", chatID: " 5 ",
                messageID: "9", meta: ["run_id": "own"]), .outbound, ofRun: runA, now: moment())
        #expect(
            try fixture.read("flows/\(runA)/chat/inbound.jsonl") == """
                {"actor":"user","chat_id":"","direction":"inbound","event_type":"notice","kind":"notice",\
                "message_id":null,"meta":{"run_id":"\(runA)","z":{"a":2,"b":1}},"platform":"telegram",\
                "run_id":"\(runA)","text":"hé","text_bytes":3,"text_preview":"hé","thread_id":"7",\
                "ts":"2026-01-02T03:04:05Z"}

                """)
        let out = try JSON.parse(try fixture.read("flows/\(runA)/chat/outbound.jsonl").trimmingNewline)
        #expect(out["kind"] == "Flow_Paused" && out["event_type"] == "Flow_Paused" && out["actor"] == "bot")
        #expect(out["meta"] == ["event_type": "Flow_Paused", "run_id": "own"] && out["chat_id"] == "5")
    }

    @Test("Long text is cut, and its size told")
    func longText() throws {
        let text = String(repeating: "ä", count: 5000)
        ChatMirror(fixture.places).mirror(ChatMessage(platform: "p", text: text), .inbound, ofRun: runA, now: moment())
        let line = try JSON.parse(try fixture.read("flows/\(runA)/chat/inbound.jsonl").trimmingNewline)
        #expect(line["text"]?.string?.count == 4000 && line["text_preview"]?.string?.count == 240)
        #expect(line["text_bytes"] == 10_000)
    }

    @Test(
        "Of anything but a UUID, or without a platform, nothing is written",
        arguments: [
            ("../../../../outside", "p"), ("", "p"), ("..", "p"), (runA + "/x", "p"), (String(runA.dropLast()), "p"),
            (runA.replacing("-", with: ""), "p"), ("/tmp/\(runA)", "p"), (runA, " "), ("ｆ" + runA.dropFirst(), "p"),
        ])
    func refused(run: String, platform: String) throws {
        let reported = Mutex<[String]>([])
        let mirror = ChatMirror(fixture.places) { line in reported.withLock { $0.append(line) } }
        mirror.mirror(ChatMessage(platform: platform, text: "x"), .inbound, ofRun: run, now: moment())
        #expect(try fixture.directory.inventory().isEmpty)
        #expect(reported.withLock { $0 }.isEmpty)
    }

    @Test("The file becomes an artifact of its run, once, and makes no database of its own")
    func artifact() throws {
        let mirror = ChatMirror(fixture.places)
        let message = ChatMessage(platform: "p", text: "x")
        mirror.mirror(message, .inbound, ofRun: runA, now: moment())
        #expect(try !fixture.exists("flows.db"))
        let store = try FlowStore.open(fixture.places.flows())
        try store.insert(FlowRun(id: flowRun(), type: "ticket_flow", createdAt: moment()))
        for _ in 0..<2 { mirror.mirror(message, .inbound, ofRun: runA, now: moment()) }
        mirror.mirror(message, .outbound, ofRun: runB, now: moment())
        let artifacts = try store.artifacts(of: runA)
        #expect(artifacts.count == 1)
        #expect(artifacts.first?.id == "\(runA):chat_inbound" && artifacts.first?.kind == "chat_inbound")
        #expect(artifacts.first?.path == ".codex-autorunner/flows/\(runA)/chat/inbound.jsonl")
        #expect(artifacts.first?.metadata == ["direction": "inbound"])
        #expect(try store.artifacts(of: runB).isEmpty)
    }

    @Test("A database that cannot be used, or a directory in the way, is reported and reaches nobody")
    func failing() throws {
        let reported = Mutex<[String]>([])
        let mirror = ChatMirror(fixture.places) { line in reported.withLock { $0.append(line) } }
        try fixture.write("flows.db", "garbage that is no database")
        mirror.mirror(ChatMessage(platform: "p", text: "x"), .inbound, ofRun: runA, now: moment())
        #expect(try fixture.exists("flows/\(runA)/chat/inbound.jsonl"))
        try fixture.write("flows/\(runB)/chat", "a file where a directory belongs")
        mirror.mirror(ChatMessage(platform: "p", text: "x"), .inbound, ofRun: runB, now: moment())
        let lines = reported.withLock { $0 }
        #expect(lines.count == 2)
        #expect(lines.first?.contains("not registered") == true && lines.last?.contains("not mirrored") == true)
    }

    @Test("Half a line that a killed writer left does not take the next with it")
    func torn() throws {
        try fixture.write("flows/\(runA)/chat/inbound.jsonl", "{\"half\":")
        ChatMirror(fixture.places).mirror(ChatMessage(platform: "p", text: "x"), .inbound, ofRun: runA, now: moment())
        let lines = try fixture.read("flows/\(runA)/chat/inbound.jsonl").split(separator: "\n")
        #expect(lines.count == 2)
        #expect(try JSON.parse(String(lines[1]))["text"] == "x")
    }

    @Test("Writers at once keep every line whole")
    func atOnce() async throws {
        let mirror = ChatMirror(fixture.places)
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    _ = try? await offPool {
                        for number in 0..<10 {
                            mirror.mirror(
                                ChatMessage(platform: "p", text: "\(writer)-\(number)"), .inbound, ofRun: runA,
                                now: moment())
                        }
                    }
                }
            }
        }
        let lines = try fixture.read("flows/\(runA)/chat/inbound.jsonl").split(separator: "\n")
        let texts = try lines.map { try JSON.parse(String($0))["text"]?.string }
        #expect(texts.count == 40 && Set(texts).count == 40)
        // Where earlier car versions hold their lock too.
        #expect(try fixture.exists("flows/\(runA)/chat/inbound.jsonl.lock"))
    }
}

extension String {
    fileprivate var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
