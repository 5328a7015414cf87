import Secrets
import Testing

@Suite("Encodings")
struct EncodingTests {
    static let vectors = [
        ("", "", ""), ("f", "Zg==", "66"), ("fo", "Zm8=", "666f"), ("foo", "Zm9v", "666f6f"),
        ("foob", "Zm9vYg==", "666f6f62"), ("fooba", "Zm9vYmE=", "666f6f6261"), ("foobar", "Zm9vYmFy", "666f6f626172"),
    ]

    @Test("are those of RFC 4648 §10", arguments: vectors)
    func vector(_ text: String, _ base64: String, _ hex: String) {
        let bytes = Array(text.utf8)
        #expect(Base64.encode(bytes) == base64)
        #expect(Base64.decode(base64) == bytes)
        let unpadded = String(base64.prefix { $0 != "=" })
        #expect(Base64.encode(bytes, .url) == unpadded)
        #expect(Base64.decode(unpadded, .url) == bytes)
        #expect(Hex.encode(bytes) == hex)
        #expect(Hex.decode(hex.uppercased()) == bytes)
    }

    @Test("of all bytes come back, and use the characters of their alphabet")
    func allBytes() {
        let bytes = (0...255).map { UInt8($0) }.reversed() + (0...255).map { UInt8($0) }
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        #expect(Base64.decode(Base64.encode(bytes, .url), .url) == bytes)
        #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(Base64.encode([0xFB, 0xFF]) == "+/8=")
        #expect(Base64.encode([0xFB, 0xFF], .url) == "-_8")
    }

    @Test(
        "in padded base 64 refuse what is not canonical",
        arguments: [
            "Zg", "Zg=", "Zg===", "Z===", "====", "=", "Zh==", "Zm9=", "Zm9v\n", " Zm9v", "Zm-v", "Zm_v", "Zg==Zg==",
            "Zm9vé===",
        ])
    func refusedBase64(_ text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(
        "in base64url refuse padding and the other alphabet",
        arguments: ["Zg==", "Zh", "Z", "Zm+v", "Zm/v", "Zm9vZ", "Zm9"])
    func refusedBase64URL(_ text: String) {
        #expect(Base64.decode(text, .url) == nil)
    }

    @Test("in hex refuse odd counts and other characters", arguments: ["0", "000", "0g", "0x", " 00", "é0"])
    func refusedHex(_ text: String) {
        #expect(Hex.decode(text) == nil)
    }
}
