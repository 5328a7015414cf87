import Secrets
import Testing

@Suite("Digests")
struct DigestTests {
    @Test(
        "of SHA-256 are those of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256(_ text: String, _ hex: String) {
        #expect(Digest.sha256(text).hex == hex)
        #expect(Digest.sha256(Array(text.utf8)).description == "sha256:\(hex)")
    }

    @Test("of a million letters are the same in pieces of any size", arguments: [1_000_000, 4096, 63, 1])
    func pieces(_ size: Int) {
        var stream = DigestStream(.sha256)
        let piece = [UInt8](repeating: UInt8(ascii: "a"), count: size)
        for start in stride(from: 0, to: 1_000_000, by: size) {
            stream.update(Array(piece.prefix(1_000_000 - start)))
        }
        #expect(stream.finish().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("of SHA-512 are those of FIPS 180-4")
    func sha512() {
        let digest = Digest.sha512(Array("abc".utf8))
        #expect(
            digest.hex == """
                ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
                2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
                """)
        #expect("\(digest)".hasPrefix("sha512:ddaf"))
    }

    @Test("are read from what they print")
    func parse() throws {
        let digest = Digest.sha256("abc")
        #expect(Digest(digest.description) == digest)
        #expect(Digest("sha256:" + digest.hex.uppercased()) == digest)
        #expect(try #require(Digest(digest.description)).algorithm == .sha256)
    }

    @Test(
        "are not read from anything else",
        arguments: [
            "", "sha256", "sha256:", "sha256:00", "SHA256:\(String(repeating: "0", count: 64))",
            "sha512:\(String(repeating: "0", count: 64))", "md5:\(String(repeating: "0", count: 32))",
            "sha256:\(String(repeating: "0", count: 63))g", " sha256:\(String(repeating: "0", count: 64))",
        ])
    func refusals(_ text: String) {
        #expect(Digest(text) == nil)
    }

    @Test("of different functions or bytes differ")
    func equality() {
        #expect(Digest.sha256("a") != Digest.sha256("b"))
        #expect(Digest.sha256([1]) != Digest.sha512([1]))
        #expect(Set([Digest.sha256("a"), Digest.sha256("a")]).count == 1)
        #expect(Digest(.sha256, bytes: [1, 2]) == nil)
    }
}
