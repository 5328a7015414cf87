import Secrets
import Testing

@Suite("Secrets known exactly")
struct KnownValueTests {
    private static func redactor(_ values: String...) -> Redactor {
        var redactor = Redactor()
        for value in values { redactor.register(Secret(value)) }
        return redactor
    }

    @Test(
        "are masked inside words, at both ends, twice and next to each other",
        arguments: [
            ("correct horse battery", "‹secret›"), ("xxcorrect horse batteryxx", "xx‹secret›xx"),
            ("correct horse batterycorrect horse battery", "‹secret›‹secret›"),
            ("correct horse batter", "correct horse batter"), ("éopenopenopené", "é‹secret›é"),
            ("openopen", "‹secret›"),
            ("openope", "openope"),
        ])
    func anywhere(_ text: String, _ expected: String) {
        #expect(Self.redactor("correct horse battery", "openopen").redacted(text) == expected)
    }

    @Test("are masked as they look in a URL and in JSON")
    func escaped() {
        let redactor = Self.redactor("a\"b c/d+e\\f")
        #expect(redactor.redacted("?q=a%22b%20c%2Fd%2Be%5Cf&x") == "?q=‹secret›&x")
        #expect(redactor.redacted(#"{"x":"a\"b c/d+e\\f"}"#) == #"{"x":"‹secret›"}"#)
    }

    @Test("are told apart although they begin alike, and the longest is masked")
    func alike() {
        let head = String(repeating: "same", count: 50)
        let redactor = Self.redactor(head + "11111111", head + "22222222", "22222222")
        #expect(redactor.redacted(head + "11111111") == "‹secret›")
        #expect(redactor.redacted(head + "22222222") == "‹secret›")
        #expect(redactor.redacted("x22222222") == "x‹secret›")
        #expect(redactor.redacted(head + "33333333") == head + "33333333")
    }

    @Test("overlapping are masked together")
    func overlapping() {
        #expect(Self.redactor("abcdefghij", "ghijklmnop").redacted("-abcdefghijklmnop-") == "-‹secret›-")
    }

    @Test(
        "of less than eight bytes, or with our own quotes, are not taken",
        arguments: ["", "short", "1234567", "a‹secret›b"])
    func refused(_ value: String) {
        var redactor = Redactor()
        let isTaken = redactor.register(Secret(value))
        #expect(!isTaken)
        #expect(redactor.redacted("x\(value)x") == "x\(value)x")
    }

    @Test("of eight bytes are taken, once")
    func taken() {
        var redactor = Redactor()
        let answers = [redactor.register(Secret("12345678")), redactor.register(Secret("12345678"))]
        #expect(answers == [true, true])
        #expect(redactor.redacted("a12345678b") == "a‹secret›b")
    }
}
