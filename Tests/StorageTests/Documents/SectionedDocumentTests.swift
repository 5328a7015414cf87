import Formats
import Glibc
import Harness
import Storage
import Testing

@Suite("Sectioned documents") struct SectionedDocumentTests {
    private static let text = """
        {
          "future": {"kept": [1, 2.50, 1e400]},
          "profiles": {
            "b": {"n": 12345678901234567890123},
            "a": {}
          },
          "active": "a",
          "more": null
        }

        """

    private static func document(_ fixture: Fixture, _ extra: [Section] = []) throws -> SectionedDocument {
        try SectionedDocument(
            at: fixture.document,
            sections: [
                Section("registry", keys: ["profiles": .entries(), "active": .mineIfChanged]),
                Section("counts", keys: ["count": .counter]),
            ] + extra, clock: WallClock { 1_767_323_045 })
    }

    private static func fixture(_ text: String = text, lastGood: String? = nil) throws -> Fixture {
        let fixture = try Fixture()
        try fixture.directory.write("root/deep/state.json", text)
        if let lastGood { try fixture.directory.write("root/deep/state.json.last-good", lastGood) }
        return fixture
    }

    @Test("What nobody owns, the order of keys and the digits of numbers survive a change")
    func preservation() throws {
        let fixture = try Self.fixture()
        let document = try Self.document(fixture)
        try document.update { $0["count"] = 1 }
        let written = try JSON.parse(fixture.text(fixture.document))
        var expected = try JSON.parse(Self.text).object ?? [:]
        expected["count"] = 1
        #expect(written == .object(expected))
        #expect(try fixture.text(fixture.document).contains("1e400"))
        #expect(try fixture.text(fixture.document.companion(.lastGood)) == fixture.text(fixture.document))
    }

    @Test("A stale writer neither brings back what was removed nor loses what was added")
    func staleWriter() throws {
        let fixture = try Self.fixture()
        let document = try Self.document(fixture)
        let base = try document.read()
        try document.update { root in
            root["profiles"] = ["a": [:], "c": ["new": true]]
            root["active"] = "c"
        }
        var mine = base.root
        mine["profiles"] = ["b": ["n": 12_345], "a": ["changed": true], "d": [:]]
        let result = try document.commit(base: base, mine: mine)
        #expect(result["profiles"] == ["a": ["changed": true], "c": ["new": true], "d": [:]])
        #expect(result["active"] == "c")
        #expect(result["future"] == base["future"])
        #expect(try document.read().root == result.root)
    }

    @Test("A change whose lock somebody took away is refused, and costs nobody else's change")
    func lockTakenAway() throws {
        let fixture = try Self.fixture()
        let document = try Self.document(fixture)
        let error = #expect(throws: StorageError.self) {
            try document.update { root in
                root["count"] = 1
                #expect(unlink("\(fixture.document).lock") == 0)
                try document.update { $0["count"] = 10 }
            }
        }
        #expect(error?.code == .changed)
        #expect(error?.path.hasSuffix("state.json.lock") == true)
        #expect(try document.read()["count"] == 10)
    }

    @Test("A commit's result is the base of the next")
    func chain() throws {
        let fixture = try Fixture()
        let document = try Self.document(fixture)
        var base = try document.read()
        #expect(base.source == .absent)
        for number in 1...3 {
            var mine = base.root
            mine["count"] = .number(JSONNumber((mine["count"]?.int64 ?? 0) + 1))
            try document.update { $0["count"] = .number(JSONNumber(($0["count"]?.int64 ?? 0) + 10)) }
            base = try document.commit(base: base, mine: mine)
            #expect(base["count"]?.int64 == Int64(number * 11))
        }
    }

    @Test("A change that changes nothing writes nothing, and neither does one that fails")
    func noWrite() throws {
        let fixture = try Self.fixture()
        let document = try Self.document(fixture)
        let stamp = try SafeFile.stamp(of: fixture.document)
        try document.update { _ in }
        try document.commit(base: document.read(), mine: document.read().root)
        #expect(throws: HarnessError.self) {
            try document.update { root in
                root["active"] = "nobody"
                throw HarnessError("changed my mind")
            }
        }
        #expect(try SafeFile.stamp(of: fixture.document) == stamp)
        #expect(try FileLock.holder(of: fixture.document) == nil)
    }

    @Test("A key owned twice is refused before anything is read")
    func ownedTwice() throws {
        let fixture = try Fixture()
        let error = StorageError.caught {
            _ = try Self.document(fixture, [Section("other", keys: ["active": .mineIfChanged])])
        }
        #expect(error?.code == .keyOwnedTwice)
        #expect(error?.description.contains("'registry' and by 'other'") == true)
        let twice = StorageError.caught {
            _ = try Self.document(fixture, [Section("other", keys: ["x": .mineIfChanged, "x": .counter])])
        }
        #expect(twice?.code == .keyOwnedTwice)
    }

    @Test("What no section owns cannot be changed")
    func unowned() throws {
        let fixture = try Self.fixture()
        let document = try Self.document(fixture)
        let before = try fixture.text(fixture.document)
        #expect(StorageError.caught { try document.update { $0["future"] = nil } }?.code == .refused)
        let base = try document.read()
        var mine = base.root
        mine["unheard"] = 1
        #expect(StorageError.caught { try document.commit(base: base, mine: mine) }?.code == .refused)
        #expect(try fixture.text(fixture.document) == before)
    }

    @Test("Reading a damaged document changes nothing", arguments: ["", "{", "[]", "{\"a\":1,\"a\":2}", "\u{0}\u{0}"])
    func readingDamage(_ damage: String) throws {
        let fixture = try Self.fixture(damage, lastGood: Self.text)
        let before = try fixture.directory.inventory()
        let snapshot = try Self.document(fixture).read()
        #expect(snapshot.source == .lastGood)
        #expect(snapshot.findings.count == 1)
        #expect(snapshot["active"] == "a")
        #expect(try fixture.directory.inventory() == before)
    }

    @Test("A change repairs a damaged document from its copy and sets the damaged file aside")
    func repair() throws {
        let fixture = try Self.fixture("{\"active\": tr", lastGood: Self.text)
        let document = try Self.document(fixture)
        try document.update { $0["active"] = "b" }
        let snapshot = try document.read()
        #expect(snapshot.source == .primary)
        #expect(snapshot.findings.isEmpty)
        #expect(snapshot["active"] == "b")
        #expect(snapshot["future"] != nil)
        #expect(
            try fixture.directory.read("root/deep/state.json.damaged-20260102T030405Z")
                == fixture.bytes("{\"active\": tr"))
        try fixture.directory.write("root/deep/state.json", "again")
        try document.update { _ in }
        #expect(
            try fixture.directory.read("root/deep/state.json.damaged-20260102T030405Z-1") == fixture.bytes("again"))
        #expect(try document.read()["active"] == "b")
    }

    @Test("A document that vanished is read from its copy, not taken for empty")
    func vanished() throws {
        let fixture = try Self.fixture(Self.text, lastGood: Self.text)
        #expect(unlink(fixture.document.description) == 0)
        let document = try Self.document(fixture)
        #expect(try document.read().source == .lastGood)
        try document.update { $0["count"] = 1 }
        #expect(try document.read()["active"] == "a")
    }

    @Test("When file and copy are damaged nothing is written and the error names both")
    func bothDamaged() throws {
        let fixture = try Self.fixture("{", lastGood: "}")
        let document = try Self.document(fixture)
        let error = StorageError.caught { try document.update { $0["active"] = "b" } }
        #expect(error?.code == .corrupt)
        #expect(error?.description.contains("state.json'") == true)
        #expect(error?.description.contains("state.json.last-good'") == true)
        #expect(error?.description.contains("\n") == false)
        #expect(try fixture.directory.read("root/deep/state.json") == fixture.bytes("{"))
        #expect(try fixture.directory.read("root/deep/state.json.last-good") == fixture.bytes("}"))
    }

    @Test("A section says what happens when its part is damaged")
    func sectionDamage() throws {
        let good = #"{"owned": {}, "kept": 1}"#
        let bad = #"{"owned": 5, "kept": 2}"#
        let fixture = try Fixture()
        func document(_ onDamage: Section.OnDamage, lastGood: String?) throws -> SectionedDocument {
            try fixture.directory.write("root/deep/state.json", bad)
            _ = try FileRemoval.remove(fixture.document.companion(.lastGood))
            if let lastGood { try fixture.directory.write("root/deep/state.json.last-good", lastGood) }
            let section = Section("advice", keys: ["owned": .entries()], onDamage: onDamage) { slice in
                slice["owned"].map { $0.object == nil ? "'owned' is no map" : nil } ?? nil
            }
            return try SectionedDocument(at: fixture.document, sections: [section])
        }
        let refusing = try document(.refuse, lastGood: good)
        #expect(StorageError.caught { _ = try refusing.read() }?.code == .refused)
        let recovering = try document(.useLastGood, lastGood: good).read()
        #expect(recovering["owned"] == [:])
        #expect(recovering["kept"] == 2)
        #expect(recovering.findings.map(\.section) == ["advice"])
        let stuck = try document(.useLastGood, lastGood: bad)
        #expect(StorageError.caught { _ = try stuck.read() }?.code == .refused)
        let forgetting = try document(.startOver, lastGood: nil)
        #expect(try forgetting.read()["owned"] == nil)
        try forgetting.update { _ in }
        #expect(try fixture.names().contains { $0.contains(".damaged-") })
        #expect(try forgetting.read().findings.isEmpty)
    }

    @Test("A section restores what must hold between its keys, and a change that would damage it is refused")
    func settling() throws {
        let fixture = try Fixture()
        let section = Section(
            "registry", keys: ["profiles": .entries(), "active": .mineIfChanged],
            problem: { $0["profiles"]?.object == nil && $0["profiles"] != nil ? "'profiles' is no map" : nil },
            settle: { slice in
                guard let name = slice["active"]?.string, slice["profiles"]?[name] == nil else { return }
                slice["active"] = nil
            })
        let document = try SectionedDocument(at: fixture.document, sections: [section])
        try document.update { $0["profiles"] = ["a": [:], "b": [:]] }
        let base = try document.read()
        try document.update { $0["profiles"] = ["b": [:]] }
        var mine = base.root
        mine["active"] = "a"
        #expect(try document.commit(base: base, mine: mine).root == ["profiles": ["b": [:]]])
        #expect(StorageError.caught { try document.update { $0["profiles"] = 5 } }?.code == .refused)
    }

    @Test("A document that could not be read back is not written")
    func tooDeep() throws {
        let fixture = try Fixture()
        let document = try Self.document(fixture)
        var deep: JSON = 1
        for _ in 0..<127 { deep = [deep] }
        try document.update { $0["active"] = deep }
        #expect(try document.read()["active"] == deep)
        #expect(StorageError.caught { try document.update { $0["active"] = [deep] } }?.code == .refused)
        #expect(try document.read()["active"] == deep)
    }
}
