import Diagnostics
import Foundation
import Harness
import Testing

@Suite("The marker registry")
struct MarkerRegistryTests {
    private let time = Timestamp(milliseconds: 1_772_366_400_250)

    @Test("No two markers share a name, no field means two things")
    func unique() { #expect(MarkerRegistry.faults(in: Marker.registry) == []) }

    @Test("Faults in a registry are found")
    func faults() {
        func field(_ name: String, _ kind: FieldDefinition.Kind, _ meaning: String = "m") -> FieldDefinition {
            FieldDefinition(name: name, kind: kind, meaning: meaning)
        }
        func marker(_ name: String, _ fields: FieldDefinition..., because: String = "e") -> MarkerDefinition {
            MarkerDefinition(name: name, severity: .info, explanation: because, fields: fields)
        }
        func count(_ definitions: MarkerDefinition...) -> Int { MarkerRegistry.faults(in: definitions).count }
        #expect(count(marker("a", field("x", .text)), marker("b", field("x", .text))) == 0)
        #expect(count(marker("a"), marker("a")) == 1)
        #expect(count(marker("A")) == 1)
        #expect(count(marker("a", because: "")) == 1)
        #expect(count(marker("a", field("x", .text)), marker("b", field("x", .integer))) == 1)
        #expect(count(marker("a", field("x", .text)), marker("b", field("x", .text, "other"))) == 1)
        #expect(count(marker("a", field("x", .text), field("x", .text))) == 1)
        #expect(count(marker("a", field("x", .choice(["true"])))) == 1)
        #expect(count(marker("a", field("x", .choice([])))) == 1)
        #expect(count(marker("a", field("no-word", .text))) == 1)
    }

    @Test("A marker of every definition comes back from its line", arguments: Marker.registry)
    func roundTrip(definition: MarkerDefinition) throws {
        let line = try Self.line(of: definition, at: time)
        let marker = try #require(Marker(line), "a line with the defined fields must be readable")
        #expect(marker.definition == definition)
        #expect(marker.fields == line.fields, "written in the order of the definition")
        let again = try #require(MarkerLine(MarkerLine(marker, at: time).bytes))
        #expect(Marker(again) == marker)
    }

    @Test("A marker without one of its fields is kept as unknown, not lost", arguments: Marker.registry)
    func missingField(definition: MarkerDefinition) throws {
        let whole = try Self.line(of: definition, at: time)
        for index in whole.fields.indices {
            var fields = whole.fields
            fields.remove(at: index)
            let line = MarkerLine(time: time, severity: whole.severity, name: whole.name, fields: fields)
            #expect(LogEntry(line.bytes) == .unknown(line))
        }
    }

    @Test("A marker of another version keeps its name and fields")
    func unknown() throws {
        let text = #"2026-03-01T12:00:00.250Z error from_the_future who="me" often=3 how=gently"#
        guard case .unknown(let line)? = LogEntry(Array(text.utf8)) else {
            Issue.record("it was not recognised as unknown")
            return
        }
        #expect(line.name.text == "from_the_future")
        #expect(line.fields.map(\.name.text) == ["who", "often", "how"])
        #expect(line.bytes == Array(text.utf8))
    }

    @Test("docs/markers.md is the registry")
    func documentation() throws {
        let page = "\(BuiltProducts.packageRoot)/docs/markers.md"
        let wanted = MarkerTable.markdown()
        if ProcessInfo.processInfo.environment["SWITCHYARD_WRITE_DOCS"] != nil {
            try wanted.write(toFile: page, atomically: true, encoding: .utf8)
        }
        let found = (try? String(contentsOfFile: page, encoding: .utf8)) ?? ""
        #expect(found == wanted, "run the tests once with SWITCHYARD_WRITE_DOCS=1 and commit the page")
    }

    /// A line with a value for each field that the definition names.
    static func line(of definition: MarkerDefinition, at time: Timestamp) throws -> MarkerLine {
        let fields = try definition.fields.map { field in
            let value: MarkerValue
            switch field.kind {
            case .text: value = .text("some \"text\"\n")
            case .integer: value = .integer(42)
            case .duration: value = .duration(.milliseconds(1500))
            case .boolean: value = .boolean(true)
            case .choice(let words): value = .word(try #require(words.last.flatMap(MarkerWord.init)))
            }
            return MarkerLine.Field(name: try #require(MarkerWord(field.name)), value: value)
        }
        return MarkerLine(
            time: time, severity: definition.severity, name: try #require(MarkerWord(definition.name)), fields: fields)
    }
}
