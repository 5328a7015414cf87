import Secrets
import Testing

@Suite("HMAC-SHA-256")
struct HMACTests {
    static let vectors: [(key: [UInt8], message: [UInt8], code: String)] = [
        (
            Array(repeating: 0x0B, count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            Array(repeating: 0xAA, count: 20), Array(repeating: 0xDD, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            Array(1...25), Array(repeating: 0xCD, count: 50),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        ),
        (
            Array(repeating: 0xAA, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        // An empty key and message; the value is that of Python's hmac module.
        ([], [], "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ]

    @Test("gives the codes of RFC 4231", arguments: vectors.indices)
    func vector(_ index: Int) {
        let (key, message, code) = Self.vectors[index]
        #expect(Hex.encode(HMAC.sha256(message, key: Secret(key))) == code)
    }

    @Test("accepts its own code and no other")
    func validity() {
        let key = Secret("key")
        let message = Array("message".utf8)
        var code = HMAC.sha256(message, key: key)
        #expect(HMAC.isValid(code, for: message, key: key))
        #expect(!HMAC.isValid(code, for: message, key: Secret("kez")))
        #expect(!HMAC.isValid(Array(code.dropLast()), for: message, key: key))
        code[31] ^= 1
        #expect(!HMAC.isValid(code, for: message, key: key))
    }
}
