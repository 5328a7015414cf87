import Secrets
import Testing

@Suite("Redacted text with a limit")
struct TruncationTests {
    @Test("is at most that long, valid, and never shows half a mask", arguments: 0...60)
    func limit(_ limit: Int) {
        let text = "größe token=hunter2 and sk-AbCd1234EfGh5678IjKl9012 ü end"
        let cut = Redactor().redacted(text, limit: limit)
        #expect(cut.utf8.count <= limit)
        #expect(!cut.unicodeScalars.contains("\u{FFFD}"))
        #expect(cut.split(separator: "‹").dropFirst().allSatisfy { $0.contains("›") })
        let isCut = limit < Redactor().redacted(text).utf8.count
        #expect(cut.hasSuffix("…") == (isCut && limit >= 3))
    }

    @Test("is not cut when it fits")
    func fits() {
        #expect(Redactor().redacted("token=hunter2", limit: 1000) == "token=‹secret›")
        #expect(Redactor().redacted("abc", limit: 3) == "abc")
        #expect(Redactor().redacted("", limit: 0) == "")
        #expect(Redactor().redacted("abcd", limit: 3) == "…")
        #expect(Redactor().redacted("abcd", limit: -1) == "")
        #expect(Redactor().redacted("abcd", limit: .max) == "abcd")
    }

    @Test(
        "shows no part of a secret at the place where a long text is no longer looked at",
        arguments: [0, 1, 10, 40, 63, 64, 200])
    func window(_ offset: Int) {
        var redactor = Redactor()
        redactor.register(Secret("a pass phrase with many words in it"))
        for secret in ["ghp_AbCd1234EfGh5678IjKl9012MnOp3456", "a pass phrase with many words in it"] {
            // Masked values shrink the text, so that its end comes within the limit.
            let shrinking = String(repeating: "token=" + String(repeating: "z", count: 994) + "\n", count: 70)
            let text =
                String(shrinking.prefix((64 << 10) - offset - 1)) + " " + secret
                + String(repeating: " and more", count: 100)
            let cut = redactor.redacted(text, limit: 16_000)
            #expect(!cut.contains("ghp_A") && !cut.contains("a pass"))
            #expect(cut.hasSuffix("…"))
        }
    }

    @Test("is found in bounded time however long the text is")
    func bounded() {
        let text = String(repeating: "token=a ", count: 4 << 20)
        let start = ContinuousClock.now
        #expect(Redactor().redacted(text, limit: 100).utf8.count <= 100)
        #expect(ContinuousClock.now - start < .seconds(5))
    }
}
