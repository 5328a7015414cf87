import Formats
import Foundation
import Testing

@Suite("The bounds of reading TOML") struct TOMLLimitTests {
    @Test(
        "nesting is followed as deep as allowed and refused beyond",
        arguments: [
            { "a = " + times("[", $0) + times("]", $0) }, { "a = " + times("{ b = ", $0) + "1" + times(" }", $0) },
            { times("a.", $0) + "a = 1" }, { "[" + times("a.", $0) + "a]" }, { "[[" + times("a.", $0) + "a]]" },
            { "a = { " + times("b.", $0) + "b = 1 }" },
        ] as [@Sendable (Int) -> String])
    func depth(_ document: @Sendable (Int) -> String) throws {
        _ = try TOMLDocument.parse(document(120)).root
        let refused = #expect(throws: FormatError.self) { try TOMLDocument.parse(document(130)) }
        #expect(refused?.code == .depth)
        let unlimited = TOMLLimits(maxDepth: .max)
        let huge = #expect(throws: FormatError.self) { try TOMLDocument.parse(document(200_000), limits: unlimited) }
        #expect(huge?.code == .depth)
    }

    @Test("a document larger than allowed is refused unread")
    func size() throws {
        let limits = TOMLLimits(maxBytes: 10)
        _ = try TOMLDocument.parse("a = 123456", limits: limits)
        let error = #expect(throws: FormatError.self) { try TOMLDocument.parse("a = 1234567", limits: limits) }
        #expect(error?.code == .size)
    }

    @Test("an edit may not grow a document beyond what is allowed")
    func growth() throws {
        var document = try TOMLDocument.parse("a = 1", limits: TOMLLimits(maxBytes: 10))
        let error = #expect(throws: FormatError.self) { try document.set(["b"], to: "long enough") }
        #expect(error?.code == .size)
        #expect(document.bytes == Array("a = 1".utf8))
    }

    @Test(
        "very many definitions take time in proportion",
        arguments: [
            TOMLMass(100_000) { "key\($0) = \($0)\n" }, TOMLMass(100_000) { "[table\($0)]\nx = 1\n" },
            TOMLMass(100_000) { _ in "[[element]]\n" }, TOMLMass(30_000) { "[a.table\($0)]\n" },
            TOMLMass(30_000) { "[[e]]\n[e.sub\($0)]\n" }, TOMLMass(30_000) { "a.b.c.key\($0) = 1\n" },
            TOMLMass(30_000) { "[t\($0 % 1000).u\($0)]\n" },
        ])
    func many(_ mass: TOMLMass) throws {
        let text = (0..<mass.count).map(mass.line).joined()
        var document: TOMLDocument?
        let taken = try processorSeconds { document = try TOMLDocument.parse(text) }
        #expect(taken < 20)
        #expect(document?.bytes.count == text.utf8.count)
    }

    @Test("an edit among a hundred thousand definitions takes time in proportion")
    func editAmongMany() throws {
        let text = (0..<100_000).map { "[table\($0)]\nx = \($0)\n" }.joined()
        var document = try TOMLDocument.parse(text)
        let taken = try processorSeconds { try document.set(["table77777", "x"], to: -1) }
        #expect(taken < 40)
        #expect(document.value(at: ["table77777", "x"]) == -1)
    }

    @Test("a message does not repeat a name of any length, nor a value")
    func messages() {
        let name = String(repeating: "k", count: 100_000)
        let repeated = #expect(throws: FormatError.self) { try TOMLDocument.parse("\(name) = 1\n\(name) = 2") }
        #expect(repeated.map { $0.message.utf8.count < 300 } ?? false)
        let secret = #expect(throws: FormatError.self) { try TOMLDocument.parse("token = sk-0123456789") }
        #expect(secret?.message.contains("sk-") == false)
    }

    @Test("one line can hold a hundred thousand values")
    func wide() throws {
        let array = "a = [" + String(repeating: "1,", count: 100_000) + "]"
        #expect(try TOMLDocument.parse(array).root["a"]?.array?.count == 100_000)
        let table = "a = {" + (0..<100_000).map { "k\($0)=1" }.joined(separator: ",") + "}"
        #expect(try TOMLDocument.parse(table).root["a"]?.table?.count == 100_000)
    }
}

private func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

/// A document of many lines that are alike.
struct TOMLMass: Sendable {
    let count: Int
    let line: @Sendable (Int) -> String

    init(_ count: Int, _ line: @escaping @Sendable (Int) -> String) {
        self.count = count
        self.line = line
    }
}

/// What the work costs this thread, however busy the machine is.
private func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try work()
    return now() - start
}
