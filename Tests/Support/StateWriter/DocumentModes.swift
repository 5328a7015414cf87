import Formats
import StateRoots
import Storage

extension StateWriter {
    private static func document(_ places: Places) throws -> SectionedDocument {
        try SectionedDocument(
            at: places.document,
            sections: [
                Section("entries", keys: ["entries": .entries(), "by_worker": .entries()]),
                Section("total", keys: ["total": .counter]),
            ], wait: .forever)
    }

    /// Makes `count` changes of its own, each also counted, on the document as it is.
    static func update(_ places: Places, _ arguments: [String]) throws {
        let worker = number(arguments, 0, 0)
        let document = try document(places)
        for change in 1...number(arguments, 1, 1) {
            try document.update(purpose: "to make change \(change)") {
                Self.change(of: worker, number: change, in: &$0)
            }
            acknowledge("\(change)")
        }
    }

    /// Makes the same changes on what it last read, which others have changed meanwhile.
    static func commit(_ places: Places, _ arguments: [String]) throws {
        let worker = number(arguments, 0, 0)
        let document = try document(places)
        var base = try document.read()
        for change in 1...number(arguments, 1, 1) {
            var mine = base.root
            Self.change(of: worker, number: change, in: &mine)
            base = try document.commit(base: base, mine: mine)
            acknowledge("\(change)")
        }
    }

    /// One entry is added and the one from eight changes ago removed; the worker's count and the shared one go up.
    private static func change(of worker: Int, number: Int, in root: inout JSONObject) {
        var entries = root["entries"]?.object ?? JSONObject()
        entries["\(worker)-\(number)"] = .number(JSONNumber(number))
        entries["\(worker)-\(number - 8)"] = nil
        root["entries"] = .object(entries)
        var counts = root["by_worker"]?.object ?? JSONObject()
        counts["\(worker)"] = .number(JSONNumber((counts["\(worker)"]?.int64 ?? 0) + 1))
        root["by_worker"] = .object(counts)
        root["total"] = .number(JSONNumber((root["total"]?.int64 ?? 0) + 1))
    }

    /// Appends `count` records, durably when a third argument says so.
    static func journal(_ places: Places, _ arguments: [String]) throws {
        var journal = try Journal(for: places.document)
        let size = number(arguments, 1, 100)
        for record in 1...number(arguments, 0, 1) {
            try journal.append(
                Array("\(record) \(String(repeating: "x", count: size))".utf8), durably: arguments.count > 2)
            acknowledge("\(record)")
        }
    }
}
