import Formats
import Harness
import Hub
import Storage
import Testing

@Suite("A hub's state")
struct HubStateTests {
    @Test("is that of a hub that was never scanned when there is no file, and reading makes none")
    func absent() throws {
        let fixture = try Fixture()
        let reading = try fixture.state().read()
        #expect(!reading.isPresent && reading.damage == nil)
        #expect(reading.state == HubState())
        #expect(reading.state.title == "Web Hub")
        #expect(try fixture.directory.inventory().isEmpty)
    }

    @Test(
        "that is damaged is reported, left as it is, and not written over",
        arguments: ["", "{", "[]", "{\"repos\": [}", "\u{0}"])
    func damaged(text: String) throws {
        let fixture = try Fixture()
        try fixture.writeState(text)
        let reading = try fixture.state().read()
        #expect(reading.isPresent && reading.damage != nil)
        let error = try #require(throws: HubError.self) { try fixture.state().update { $0.title = "x" } }
        #expect(error.code == .damagedState)
        #expect(error.remedy.contains("car state recover"))
        #expect(try fixture.text("hub_state.json") == text)
    }

    @Test("is read from its copy when the file is damaged later")
    func copy() throws {
        let fixture = try Fixture()
        try fixture.state().update { $0.title = "Mine" }
        try fixture.writeState("{")
        let reading = try fixture.state().read()
        #expect(reading.damage == nil)
        #expect(reading.state.title == "Mine")
        #expect(reading.notes.count == 1)
    }

    @Test("keeps every field that it does not know, and their order")
    func unknown() throws {
        let fixture = try Fixture()
        try fixture.writeState(
            #"{"later": {"n": 1.10}, "repos": [{"id": "a", "x": 1}, 7], "title": "T", "last_scan_at": null}"#)
        try fixture.state().update { $0.lastScanAt = "2026-01-02T03:04:05Z" }
        let text = try fixture.text("hub_state.json")
        let root = try #require(try JSON.parse(text).object)
        #expect(root.keys == ["later", "repos", "title", "last_scan_at"])
        #expect(text.contains("1.10"))
        #expect(root["repos"] == [["id": "a", "x": 1], 7])
    }

    @Test(
        "reads the words of the file for status and lock", arguments: RepositoryStatus.allCases, LockStatus.allCases)
    func words(status: RepositoryStatus, lock: LockStatus) throws {
        let members: JSONObject = [
            "id": "a", "status": .string(status.rawValue), "lock_status": .string(lock.rawValue),
        ]
        let snapshot = try #require(RepositorySnapshot(members))
        #expect(snapshot.status == status && snapshot.lockStatus == lock)
    }

    @Test("names a snapshot that it cannot read, and reads the others")
    func issues() throws {
        let fixture = try Fixture()
        try fixture.writeState(
            #"{"repos": [{"id": "a", "status": "paused"}, {"id": "b"}, {"status": "idle"}, "text"]}"#)
        let state = try fixture.state().read().state
        #expect(state.repositories.map(\.id) == ["b"])
        #expect(state["b"]?.status == .uninitialized)
        #expect(state.issues.count == 3)
        #expect(state.issues.first?.contains("of a ") == true)
    }

    @Test("starts over with snapshots that are no list, and keeps the rest")
    func noList() throws {
        let fixture = try Fixture()
        try fixture.writeState(
            #"{"repos": 7, "last_scan_at": "t", "title": "Mine", "pinned_parent_repo_ids": ["a"], "other": true}"#)
        let reading = try fixture.state().read()
        #expect(reading.damage == nil && reading.notes.count == 1)
        #expect(reading.state.title == "Mine" && reading.state.pinned == ["a"])
        #expect(reading.state.lastScanAt == nil && reading.state.repositories.isEmpty)
        try fixture.state().update { $0.lastScanAt = "now" }
        let written = try JSON.parse(fixture.text("hub_state.json"))
        #expect(written["other"] == true && written["title"] == "Mine")
        #expect(written["pinned_parent_repo_ids"] == ["a"])
    }

    @Test("has a title of one line, and pins that are each named once")
    func titleAndPins() throws {
        let fixture = try Fixture()
        try fixture.writeState(#"{"title": "  a \n b ", "pinned_parent_repo_ids": ["x", " x ", "", 7, "y"]}"#)
        let state = try fixture.state().read().state
        #expect(state.title == "a b")
        #expect(state.pinned == ["x", "y"])
        try fixture.state().update { $0.title = String(repeating: "é", count: 200) }
        #expect(try fixture.state().read().state.title.count == 80)
    }
}
