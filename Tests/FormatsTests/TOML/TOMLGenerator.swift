import Formats

/// Writes random valid documents: every construct, odd spelling, comments, both line ends.
struct TOMLGenerator {
    private var random: TOMLRandom
    private var lineEnding = "\n"
    private var names = 0

    init(seed: UInt64) { random = TOMLRandom(seed: seed) }

    mutating func document() -> String {
        lineEnding = chance(3) ? "\r\n" : "\n"
        var text = chance(5) ? "\u{FEFF}" : ""
        text += filler() + pairs(below: [])
        for _ in 0..<Int.random(in: 0...5, using: &random) { text += section() }
        text += filler()
        if chance(3), text.hasSuffix(lineEnding) { text.removeLast() }
        return text
    }

    private mutating func chance(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &random) == 0 }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private mutating func blank() -> String { pick(["", " ", " ", "  ", "\t"]) }

    private mutating func lineEnd() -> String {
        blank() + (chance(4) ? pick(["#", "# a = 1", "# [x] 'ž\" ]"]) : "") + lineEnding
    }

    private mutating func filler() -> String {
        (0..<Int.random(in: 0...2, using: &random)).map { _ in lineEnd() }.joined()
    }

    /// A name that was not given before, in one of its spellings.
    private mutating func key() -> String {
        names += 1
        return pick(["k\(names)", "\"k\(names)\"", "'k \(names)'", "\"k\\u00e9\(names)\"", "\(names)", "-_\(names)"])
    }

    private mutating func pairs(below prefix: [String]) -> String {
        var text = ""
        var dotted: [String] = []
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            text += filler()
            var name = [key()]
            if chance(4) {
                if dotted.isEmpty || chance(3) { dotted.append(key()) }
                name = [pick(dotted), key()]
            }
            text += blank() + name.joined(separator: blank() + "." + blank()) + blank() + "=" + blank()
            text += value(depth: 0) + lineEnd()
        }
        return text
    }

    private mutating func section() -> String {
        let name = key() + (chance(2) ? "." + key() : "")
        guard chance(3) else {
            let inner = chance(3) ? filler() + "[\(name).\(key())]" + lineEnd() + pairs(below: []) : ""
            return filler() + "\(blank())[\(blank())\(name)\(blank())]" + lineEnd() + pairs(below: []) + inner
        }
        return (0..<Int.random(in: 1...3, using: &random)).map { _ in
            let inner = chance(3) ? "[\(name).sub]" + lineEnd() + pairs(below: []) : ""
            return filler() + "[[\(name)]]" + lineEnd() + pairs(below: []) + inner
        }.joined()
    }

    private mutating func value(depth: Int) -> String {
        guard depth < 3, chance(3) else { return scalar() }
        let count = Int.random(in: 0...3, using: &random)
        guard chance(2) else {
            let members = (0..<count).map { _ in
                key() + (chance(4) ? "." + key() : "") + blank() + "=" + blank() + value(depth: depth + 1) + blank()
            }
            return "{" + blank() + members.joined(separator: "," + blank()) + "}"
        }
        var text = "["
        for index in 0..<count {
            text += gap() + value(depth: depth + 1) + gap()
            if index + 1 < count || chance(3) { text += "," }
        }
        return text + gap() + "]"
    }

    private mutating func gap() -> String { chance(4) ? lineEnd() + blank() : blank() }

    private mutating func scalar() -> String {
        pick([
            "0", "-17", "1_000", "0xDEAD_beef", "0o17", "0b1", "9223372036854775807", "1.5", "-0.0", "6e-3", "1_0.2E5",
            "inf", "-inf", "nan", "true", "false", "\"\"", "\"x \\\" # \\u00e9\"", "'C:\\x'", "''",
            "\"\"\"\(lineEnding)a\\\(lineEnding)  \"b\"\(lineEnding)\"\"\"", "'''\(lineEnding)# x\(lineEnding)'''",
            "1979-05-27T07:32:00Z", "1979-05-27 07:32:00.5-07:00", "1979-05-27T07:32:00", "1979-05-27", "07:32:00",
        ])
    }
}
