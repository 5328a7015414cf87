import Secrets
import Testing

/// A generator whose numbers a test knows.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}

@Suite("Random values")
struct RandomTests {
    @Test("differ, and fill every byte", arguments: [0, 1, 7, 8, 256, 257, 1000])
    func bytes(_ count: Int) {
        let bytes = SecureRandom().bytes(count)
        #expect(bytes.count == count)
        if count >= 8 { #expect(bytes != SecureRandom().bytes(count)) }
        // 1000 bytes without a 0xFF in the last 200 would be a sign that they were never written.
        if count == 1000 { #expect(Set(bytes.suffix(200)).count > 80) }
    }

    @Test("serve as a generator of numbers")
    func numbers() {
        var random = SecureRandom()
        let numbers = Set((0..<100).map { _ in random.next() })
        #expect(numbers.count == 100)
        #expect((0..<1000).allSatisfy { _ in (1...6).contains(Int.random(in: 1...6, using: &random)) })
    }

    @Test(
        "become tokens of base64url with the bits asked for",
        arguments: [(256, 43), (128, 22), (130, 23), (8, 2), (0, 2), (-5, 2)])
    func tokens(_ bits: Int, _ count: Int) {
        let token = Token.random(bits: bits)
        #expect(token.utf8.count == count)
        #expect(Base64.decode(token, .url)?.count == max(1, (bits + 7) / 8))
        if bits >= 128 { #expect(token != Token.random(bits: bits)) }
    }

    @Test("are the same for the same generator")
    func reproducible() {
        var first = SplitMix(seed: 7)
        var second = SplitMix(seed: 7)
        #expect(Token.random(bits: 128, using: &first) == Token.random(bits: 128, using: &second))
        #expect(first.bytes(9) == second.bytes(9))
    }

    @Test("become secrets that nobody sees")
    func secretTokens() {
        #expect(Secret.random(bits: 256).byteCount == 43)
        #expect(Secret.random() != Secret.random())
    }
}

@Suite("Unique ids")
struct UniqueIDTests {
    @Test("of version 4 have the version and variant of RFC 9562", arguments: 0..<20)
    func version4(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let text = Array(UniqueID.random(using: &random).description)
        #expect(text.count == 36)
        #expect(text[14] == "4")
        #expect("89ab".contains(text[19]))
        #expect([8, 13, 18, 23].allSatisfy { text[$0] == "-" })
    }

    @Test("of version 7 begin with the time, as in RFC 9562 A.6, and sort by it")
    func version7() {
        var random = SplitMix(seed: 1)
        let early = UniqueID.timeOrdered(milliseconds: 0x017F_22E2_79B0, using: &random)
        let late = UniqueID.timeOrdered(milliseconds: 0x017F_22E2_79B1, using: &random)
        #expect(early.description.hasPrefix("017f22e2-79b0-7"))
        #expect(early.version == 7)
        #expect(early < late)
        #expect(early.description < late.description)
    }

    @Test("are read from what they print, in either case")
    func roundTrip() {
        let id = UniqueID.random()
        #expect(UniqueID(id.description) == id)
        #expect(UniqueID(id.description.uppercased()) == id)
        #expect(UniqueID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")?.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    }

    @Test(
        "are not read from anything else",
        arguments: [
            "", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
            "017f22e279b0-7cc3-98c4-dc0c0c07398f-", "{017f22e2-79b0-7cc3-98c4-dc0c0c0739}",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398f ",
        ])
    func refusals(_ text: String) {
        #expect(UniqueID(text) == nil)
    }
}
