import Testing
import Wire

@Suite("Checking UTF-8 piece by piece")
struct UTF8ValidatorTests {
    /// How many bytes can be the start of well-formed text, and whether all of them are.
    private static func check(_ bytes: [UInt8]) -> (accepted: Int, isWhole: Bool) {
        var validator = UTF8Validator()
        for (offset, byte) in bytes.enumerated() where !validator.accepts([byte].span.bytes) { return (offset, false) }
        return (bytes.count, validator.isComplete)
    }

    private static func isValid(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    private static let continuations: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]

    @Test("agrees with Swift on every sequence of two bytes, and of more with each bound in each place")
    func exhaustive() {
        for first in UInt8.min...UInt8.max {
            #expect(Self.check([first]).isWhole == Self.isValid([first]))
            for second in UInt8.min...UInt8.max {
                let two = [first, second]
                if Self.check(two).isWhole != Self.isValid(two) { Issue.record("\(two)") }
                guard first >= 0xE0, second % 16 == 0 || second % 16 == 15 else { continue }
                for third in Self.continuations {
                    let three = two + [third]
                    if Self.check(three).isWhole != Self.isValid(three) { Issue.record("\(three)") }
                    for fourth in first < 0xF0 ? [] : Self.continuations {
                        let four = three + [fourth]
                        if Self.check(four).isWhole != Self.isValid(four) { Issue.record("\(four)") }
                    }
                }
            }
        }
    }

    @Test("fails at the first byte that rules every scalar out, and not before")
    func prefixes() {
        // The starts of all scalars of three and four bytes show in every 64th and 4096th of them.
        var starts: Set<[UInt8]> = []
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 64) {
            guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else { continue }
            let bytes = Array(encoded)
            #expect(Self.check(bytes).isWhole)
            for length in 1...bytes.count { starts.insert(Array(bytes.prefix(length))) }
        }
        for first in UInt8(0x80)...0xFF {
            #expect((Self.check([first]).accepted == 1) == starts.contains([first]))
            for second in stride(from: UInt8(0x80), through: 0xBF, by: first < 0xE0 ? 64 : 1) {
                #expect((Self.check([first, second]).accepted == 2) == starts.contains([first, second]))
            }
        }
    }

    @Test("gives the same answer for text of any length in one piece, at any offset from a word's edge")
    func lengths() {
        for count in 0..<40 {
            for position in 0..<count {
                var bytes = [UInt8](repeating: 0x61, count: count)
                bytes[position] = 0xFF
                var validator = UTF8Validator()
                let isRefused = !validator.accepts(bytes.span.bytes)
                #expect(isRefused)
                bytes.replaceSubrange(position..<position + 1, with: [0xE2, 0x82, 0xAC])
                var other = UTF8Validator()
                let isTaken = other.accepts(bytes.span.bytes)
                #expect(isTaken)
                #expect(other.isComplete)
            }
        }
    }
}
