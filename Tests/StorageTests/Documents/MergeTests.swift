import Formats
import Storage
import Testing

@Suite("Merging values") struct MergeTests {
    /// Base, mine, theirs and what becomes of them when mine is taken in a conflict.
    static let scalars: [(JSON?, JSON?, JSON?, JSON?)] = [
        (1, 1, 1, 1), (1, 2, 1, 2), (1, 1, 2, 2), (1, 2, 3, 2), (1, 2, 2, 2), (1, nil, 1, nil), (1, 1, nil, nil),
        (1, nil, 2, nil), (1, 2, nil, 2), (nil, nil, nil, nil), (nil, 1, nil, 1), (nil, nil, 1, 1), (nil, 1, 2, 1),
    ]

    @Test("A scalar is mine if I changed it", arguments: scalars)
    func scalar(_ base: JSON?, _ mine: JSON?, _ theirs: JSON?, _ result: JSON?) throws {
        #expect(try merge(.mineIfChanged, base, mine, theirs) == result)
    }

    /// Each state of an entry: absent, or one of two values.
    static let entries: [(JSON?, JSON?, JSON?, JSON?)] = [
        (nil, 1, nil, 1), (nil, nil, 1, 1), (1, nil, 1, nil), (1, 1, nil, nil), (1, nil, nil, nil), (1, 2, 1, 2),
        (1, 1, 2, 2), (1, 2, nil, nil), (1, nil, 2, nil), (1, 2, 2, 2), (1, 2, 3, 2), (nil, 1, 2, 1),
    ]

    @Test("An entry is merged by itself, and a removal stays", arguments: entries)
    func entry(_ base: JSON?, _ mine: JSON?, _ theirs: JSON?, _ result: JSON?) throws {
        let merged = try merge(.entries(), map(base), map(mine), map(theirs))
        #expect(merged?["other"] == 0)
        #expect(merged?["entry"] == result)
    }

    private func map(_ entry: JSON?) -> JSON {
        var object: JSONObject = ["other": 0]
        object["entry"] = entry
        return .object(object)
    }

    @Test("Entries keep the file's order, and new ones follow in mine")
    func order() throws {
        let merged = try merge(
            .entries(), ["a": 1, "b": 1], ["z": 1, "b": 1, "a": 1, "y": 2], ["b": 1, "x": 1, "a": 1])
        #expect(merged?.object?.keys == ["b", "x", "a", "z", "y"])
    }

    @Test("A conflict is decided by the owner of the section")
    func conflict() throws {
        let owners = Merge.entries { conflict in
            conflict.mine == nil || conflict.theirs == nil ? conflict.mine ?? conflict.theirs : "conflict"
        }
        #expect(try merge(owners, [:], ["r": "work"], ["r": "home"]) == ["r": "conflict"])
        #expect(try merge(owners, ["r": "work"], [:], ["r": "home"]) == ["r": "home"])
    }

    @Test("A map that is not there yet is made, and one that both sides emptied stays a map")
    func emptyMaps() throws {
        #expect(try merge(.entries(), nil, ["a": 1], nil) == ["a": 1])
        #expect(try merge(.entries(), ["a": 1], [:], ["a": 1]) == [:])
        #expect(try merge(.entries(), nil, nil, nil) == nil)
        #expect(try merge(.entries(), nil, [:], nil) == [:])
        #expect(try merge(.entries(), ["a": 1], nil, ["a": 1]) == nil)
        #expect(try merge(.entries(), ["a": 1], nil, ["a": 1, "b": 2]) == ["b": 2])
    }

    @Test("What is no map is taken as a whole")
    func notAMap() throws {
        #expect(try merge(.entries(), ["a": 1], ["a": 2], 7) == ["a": 2])
        #expect(try merge(.entries(), 7, 7, ["a": 1]) == ["a": 1])
    }

    @Test("A counter adds up what several added")
    func counter() throws {
        #expect(try merge(.counter, 10, 13, 15) == 18)
        #expect(try merge(.counter, nil, 1, nil) == 1)
        #expect(try merge(.counter, nil, 1, 4) == 5)
        #expect(try merge(.counter, 10, 8, 15) == 13)
        #expect(try merge(.counter, 10, 11, 11) == 12)
        #expect(try merge(.counter, nil, 1, 1) == 2)
        #expect(try merge(.counter, 10, 10, 15) == 15)
        let largest = JSON.number(JSONNumber(Int64.max))
        #expect(try merge(.counter, 0, 1, largest) == 1)
        #expect(try merge(.counter, .number(JSONNumber(Int64.min)), largest, 0) == largest)
        #expect(try merge(.counter, 10, nil, 15) == nil)
    }

    @Test("The newer of two changes wins on either side, whichever comes last")
    func newest() throws {
        let merge = Merge.newest { value, _ in value?["at"]?.int64 }
        let (old, new): (JSON, JSON) = (["at": 5], ["at": 6])
        #expect(try self.merge(merge, nil, old, new) == new)
        #expect(try self.merge(merge, nil, new, old) == new)
        #expect(try self.merge(merge, new, new, old) == old)
    }

    @Test("Members in another order are no change")
    func equivalence() throws {
        #expect(try merge(.mineIfChanged, ["a": 1, "b": 2], ["b": 2, "a": 1], ["a": 3]) == ["a": 3])
    }

    /// Through a document, as a merge is used.
    private func merge(_ merge: Merge, _ base: JSON?, _ mine: JSON?, _ theirs: JSON?) throws -> JSON? {
        let fixture = try Fixture()
        let document = try SectionedDocument(at: fixture.document, sections: [Section("s", keys: ["k": merge])])
        try document.update { $0["k"] = base }
        let snapshot = try document.read()
        var wanted = snapshot.root
        wanted["k"] = mine
        try document.update { $0["k"] = theirs }
        return try document.commit(base: snapshot, mine: wanted)["k"]
    }
}
