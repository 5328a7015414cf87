import Formats
import Testing

@Suite("Random TOML documents and edits") struct TOMLPropertyTests {
    static let seeds: [UInt64] = (0..<25).map { $0 * 1000 }
    static let perSeed: UInt64 = 8
    static let replacements: [TOMLValue] = ["never", 42, true, ["a", 1.5], ["x": "y"], ""]

    private func documents(_ seed: UInt64) throws -> [TOMLDocument] {
        try (seed..<seed + Self.perSeed).map { seed in
            var generator = TOMLGenerator(seed: seed)
            let text = generator.document()
            do { return try TOMLDocument.parse(text) } catch {
                Issue.record("seed \(seed): \(error)\n\(text)")
                throw error
            }
        }
    }

    @Test("a replaced value is there, all else is equal, and no other byte changed", arguments: seeds)
    func replacing(_ seed: UInt64) throws {
        var random = TOMLRandom(seed: seed)
        for document in try documents(seed) {
            let before = Leaf.all(of: document, withEmpty: false)
            for leaf in before.shuffled(using: &random).prefix(4) {
                let value: TOMLValue =
                    [["never", 42, true, ["a", 1.5], ["x": "y"], ""]][0][
                        Int.random(in: 0..<6, using: &random)] ?? "never"
                var edited = document
                guard let splice = try edited.set(leaf.path, to: value) else {
                    #expect(leaf.value.isEquivalent(to: value))
                    continue
                }
                #expect(edited.value(at: leaf.path) == value)
                #expect(Leaf.others(of: edited, than: leaf.path) == Leaf.others(of: document, than: leaf.path))
                #expect(undo([splice], in: edited) == document.bytes)
                #expect(String(decoding: splice.inserted, as: UTF8.self) == value.encoded())
                #expect(try edited.set(leaf.path, to: value) == nil)
                // Putting the old value back gives the old meaning.
                try edited.set(leaf.path, to: leaf.value)
                #expect(edited.root == document.root)
            }
        }
    }

    @Test("an added value is there, all else is equal, and no byte went", arguments: seeds)
    func adding(_ seed: UInt64) throws {
        var random = TOMLRandom(seed: seed)
        for document in try documents(seed) {
            let leaves = Leaf.all(of: document)
            var parents: [TOMLPath] = [[], ["brand new"]]
            parents += leaves.shuffled(using: &random).prefix(4).map { TOMLPath($0.path.steps.dropLast()) }
            for parent in parents {
                let path =
                    document.value(at: parent)?.array.map { parent.appending(.index($0.count)) }
                    ?? parent.appending("approval policy")
                // An array of tables takes nothing but tables.
                let value: TOMLValue = path.steps.last?.index == nil ? "never" : ["x": "never"]
                var edited = document
                let splice = try #require(try edited.set(path, to: value))
                #expect(edited.value(at: path) == value)
                #expect(Leaf.others(of: edited, than: path) == leaves)
                #expect(undo([splice], in: edited) == document.bytes)
                #expect(document.bytes.last == 0x0A || document.bytes.count < 4 || edited.bytes.last != 0x0A)
            }
        }
    }

    @Test("what is removed is gone, and all else is equal", arguments: seeds)
    func removing(_ seed: UInt64) throws {
        var random = TOMLRandom(seed: seed)
        for document in try documents(seed) {
            let leaves = Leaf.all(of: document, withEmpty: false)
            for leaf in leaves.shuffled(using: &random).prefix(4) {
                let length = Int.random(in: 1...leaf.path.steps.count, using: &random)
                let path = TOMLPath(Array(leaf.path.steps.prefix(length)))
                guard path.steps.last?.index == nil else { continue }
                var edited = document
                let splices = try edited.removeAll(under: path)
                #expect(edited.value(at: path) == nil)
                #expect(Leaf.all(of: edited, withEmpty: false) == leaves.filter { !path.contains($0.path) })
                #expect(undo(splices, in: edited) == document.bytes)
                #expect(splices.allSatisfy { $0.inserted.isEmpty })
            }
        }
    }

    @Test("a document written anew means the same", arguments: seeds)
    func rewriting(_ seed: UInt64) throws {
        for document in try documents(seed) {
            let again = try TOMLDocument.parse(document.root.encodedDocument())
            #expect(again.root.isEquivalent(to: document.root))
        }
    }

    /// The document before the edit, from the one after it and what was cut out.
    private func undo(_ splices: [TOMLSplice], in document: TOMLDocument) -> [UInt8] {
        var restored: [UInt8] = []
        var place = 0
        var source = 0
        for splice in splices {
            let kept = splice.range.lowerBound - source
            restored += document.bytes[place..<place + kept] + splice.removed
            place += kept + splice.inserted.count
            source = splice.range.upperBound
        }
        return restored + document.bytes[place...]
    }
}

/// A value that holds no others, with its path: together they are the meaning of a document.
private struct Leaf: Hashable {
    let path: TOMLPath
    let value: TOMLValue

    /// Empty tables and arrays count unless an edit may make them appear.
    static func all(of document: TOMLDocument, withEmpty: Bool = true) -> Set<Leaf> {
        Set(below(.table(document.root), []).filter { withEmpty || !$0.isEmpty })
    }

    static func others(of document: TOMLDocument, than path: TOMLPath) -> Set<Leaf> {
        all(of: document).filter { !path.contains($0.path) }
    }

    private var isEmpty: Bool { value.table?.isEmpty ?? value.array?.isEmpty ?? false }

    private static func below(_ value: TOMLValue, _ path: TOMLPath) -> [Leaf] {
        switch value {
        case .table(let table) where !table.isEmpty || path.steps.isEmpty:
            table.flatMap { below($0.value, path.appending(.key($0.key))) }
        case .array(let elements) where !elements.isEmpty:
            elements.enumerated().flatMap { below($0.element, path.appending(.index($0.offset))) }
        default: [Leaf(path: path, value: value)]
        }
    }
}
