import Glibc
import Secrets
import Testing

@Suite("Redaction of random text")
struct RedactionPropertyTests {
    private static let noise = Array("ab9Z_-.=:;,&?/\\\"'`{}[]()<>%@# \t\né‹›…".unicodeScalars)
    private static let words = [
        "token", "password", "Bearer ", "Authorization: ", "Cookie: ", "https://", "\"api_key\": \"", "eyJ", "sk-",
        "ghp_",
        "‹secret›", "‹sk-…abcd›", "‹jwt", "-----BEGIN ", "PRIVATE KEY-----", "%3D", "null", "Some(", "--secret ",
        "code=", "AKIA",
    ]

    private static func text(_ random: inout SplitMix, pieces: Int) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...pieces, using: &random) {
            if Int.random(in: 0..<4, using: &random) == 0 {
                text += words.randomElement(using: &random) ?? ""
            } else if let scalar = noise.randomElement(using: &random) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func body(
        _ random: inout SplitMix, _ count: Int, _ alphabet: String = "abcdefghijkmnpqrstuvwxyzABCDEFGH23456789"
    ) -> String {
        // No part of eight characters of these occurs in the noise by chance.
        String((0..<count).map { _ in alphabet.randomElement(using: &random) ?? "x" })
    }

    /// Texts whose secret part is known: the first is what stands before it.
    private static func planted(_ random: inout SplitMix) -> (text: String, secret: String) {
        let body = body(&random, Int.random(in: 24...60, using: &random))
        let (before, after): (String, String) =
            [
                (" sk-", ""), ("ghp_", ""), ("github_pat_", ""), ("eyJ\(body).eyJ", ".sig"), (" Bearer ", " "),
                ("\nAuthorization: ", "\n"),
                ("\nCookie: sid=", "\n"), ("\"access_token\":\"", "\""), ("{\\\"refresh_token\\\":\\\"", "\\\""),
                (" password=", " "),
                (" https://user:", "@host/"), ("https://h/?token=", "&"), ("xoxb-", ""), (" client_secret: '", "'"),
                (" --api-key ", " "),
                ("-----BEGIN PRIVATE KEY-----\n", "\n-----END PRIVATE KEY-----"), (" sess-", ""), ("?code=", "&"),
                ("<token>", "</token>"),
            ].randomElement(using: &random) ?? ("sk-", "")
        return (before + body + after, body)
    }

    @Test("lets no planted secret survive, whatever stands around it", arguments: 0..<8)
    func planted(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<400 {
            let (secretText, secret) = Self.planted(&random)
            // Noise that ends in a name and a separator, an open quote or half a mask may stand before it.
            let text = Self.text(&random, pieces: 30) + "\n" + secretText + Self.text(&random, pieces: 30)
            let redacted = Redactor().redacted(text)
            #expect(
                !redacted.contains(secret.prefix(8)), "\(text.debugDescription) became \(redacted.debugDescription)")
            #expect(
                !redacted.contains(secret.suffix(8)), "\(text.debugDescription) became \(redacted.debugDescription)")
        }
    }

    @Test("lets no known value survive, whatever touches it", arguments: 0..<4)
    func known(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<300 {
            let secret = Self.body(&random, Int.random(in: 8...40, using: &random), "abcXYZ019 -_/+\"\\é")
            var redactor = Redactor()
            redactor.register(Secret(secret))
            let text = Self.text(&random, pieces: 20) + secret + Self.text(&random, pieces: 20)
            #expect(!redactor.redacted(text).contains(secret))
        }
    }

    @Test("changes nothing the second time", arguments: 0..<8)
    func idempotent(_ seed: UInt64) {
        var random = SplitMix(seed: 1000 + seed)
        var redactor = Redactor()
        redactor.register(Secret("a9Z_-.=:"))
        for _ in 0..<500 {
            let text = Self.text(&random, pieces: 40) + Self.planted(&random).text + Self.text(&random, pieces: 40)
            let once = redactor.redacted(text)
            #expect(redactor.redacted(once) == once, "\(text.debugDescription)")
        }
    }

    @Test("leaves text alone in which nothing can be a secret", arguments: 0..<4)
    func unchanged(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<300 {
            let text = (0..<200).map { _ in
                ["profile ", "quota ", "run ", "é", "\n", "x=1 ", "(ok) ", "\"a\": 2, ", "http://h/p?q=1 "]
                    .randomElement(using: &random) ?? ""
            }.joined()
            #expect(Redactor().redacted(text) == text)
        }
    }

    @Test("works on bytes that are no text")
    func anyBytes() {
        var random = SplitMix(seed: 3)
        let prefix = random.bytes(1000).map { $0 | 0x80 }
        let redacted = Redactor().redacted(prefix + Array(" password=hunter2hunter2".utf8))
        #expect(redacted == prefix + Array(" password=‹secret›".utf8))
    }

    @Test(
        "of a quarter of a megabyte takes well under ten seconds, whatever repeats in it",
        arguments: [
            "eyJ", "eyJa.", "eyJaaaaaaaa.", "sk-", "rt_", "token=", "token", "\\", "\"", "password=\"\\", "-----BEGIN ",
            "-----BEGIN PRIVATE KEY-----",
            "https://", "a@", "://", "Bearer ", "Bearer", "a,", "token=a,", ";a", "‹", "‹sk-…", "‹secret›", "%3D",
            "token:[", "token=Some(", "token ", "\u{1B}[31m",
            "token=[\"", "xxxxxxxx", "yyyyyyyyx",
        ])
    func linear(_ piece: String) {
        var redactor = Redactor()
        redactor.register(Secret("xxxxxxxxxxxxxxxxxxxxxxxxy"))
        let text = String(repeating: piece, count: (1 << 18) / piece.utf8.count)
        let start = Self.processorTime
        _ = redactor.redacted(text)
        #expect(Self.processorTime - start < 10)
    }

    /// Of this thread, in seconds: what others do on the machine meanwhile does not count.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
