import Secrets
import Testing

@Suite("A secret")
struct SecretTests {
    @Test(
        "gives its bytes back, whatever they are",
        arguments: [[], [0], [1, 2, 3], Array(repeating: 0xA5, count: 5000)])
    func roundTrip(_ bytes: [UInt8]) {
        let secret = Secret(bytes)
        #expect(secret.byteCount == bytes.count)
        #expect(secret.isEmpty == bytes.isEmpty)
        #expect(secret.withBytes { $0.withUnsafeBytes { Array($0) } } == bytes)
        #expect(Secret(copying: bytes.span.bytes) == secret)
    }

    @Test("is exposed as the text it was made of")
    func exposed() {
        #expect(Secret("pässwörd").exposed == "pässwörd")
        #expect(Secret("").exposed == "")
    }

    @Test("equals another exactly when the bytes are equal")
    func equality() {
        #expect(Secret("abc") == Secret("abc"))
        #expect(Secret("abc") != Secret("abd"))
        #expect(Secret("bbc") != Secret("abc"))
        #expect(Secret("abc") != Secret("abcd"))
        #expect(Secret("") == Secret([]))
    }

    @Test("made by erasing leaves nothing in the array")
    func erasing() {
        var bytes = Array("hunter2hunter2".utf8)
        let secret = Secret(erasing: &bytes)
        #expect(bytes.isEmpty)
        #expect(secret == Secret("hunter2hunter2"))
    }

    @Test("filled in place starts as zeros, and a failure to fill is passed on")
    func fillInPlace() {
        let secret = Secret(byteCount: 4) { $0[1] = 7 }
        #expect(secret == Secret([0, 7, 0, 0]))
        #expect(throws: Unfilled.self) {
            try Secret(byteCount: 4) { (_: UnsafeMutableRawBufferPointer) throws(Unfilled) in throw Unfilled() }
        }
    }

    @Test("may be neither hashed nor encoded")
    func conformances() {
        let secret: Any = Secret("abc")
        #expect(!(secret is any Hashable))
        #expect(!(secret is any Encodable))
        #expect(!(secret is any Decodable))
    }

    @Test("is taken and given up ten thousand times without using up the machine's mappings")
    func manySecrets() {
        var alive: [Secret] = []
        for index in 0..<10_000 {
            alive.append(Secret("secret number \(index)"))
            if alive.count > 500 { alive.removeAll() }
        }
        #expect(alive.last == Secret("secret number 9999"))
    }
}

private struct Unfilled: Error {}
