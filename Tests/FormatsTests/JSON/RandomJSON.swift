import Formats

/// Trees and texts from a seed: the same seed gives the same document for ever.
struct RandomJSON {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func pick(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(truncatingIfNeeded: (state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
    }

    /// A tree whose names come from a small stock, so that paths are often met.
    mutating func tree(depth: Int = 5) -> JSON {
        switch pick(depth > 0 ? 12 : 6) {
        case 0: return .null
        case 1: return .bool(pick(2) == 0)
        case 2, 3: return .number(number())
        case 4, 5: return .string(string())
        case 6, 7, 8: return .array((0..<pick(5)).map { _ in tree(depth: depth - 1) })
        default:
            var object = JSONObject()
            for _ in 0..<pick(7) { object[name()] = tree(depth: depth - 1) }
            return .object(object)
        }
    }

    private mutating func name() -> String {
        let stock = [
            "model", "input", "type", "response", "id", "text", "", "é", "long name of more than fifteen bytes",
        ]
        return pick(8) == 0 ? string() : stock[pick(stock.count)]
    }

    private mutating func number() -> JSONNumber {
        let stock = [
            "0", "-0", "1.0", "1e2", "1E+2", "18446744073709551615", "-1.50e-10", "123456789012345678901234567890",
        ]
        if pick(2) == 0, let number = JSONNumber(text: stock[pick(stock.count)]) { return number }
        return JSONNumber(pick(1 << 31) - 1 << 30)
    }

    private mutating func string() -> String {
        let stock = [
            "a", "reasoning", "\"", "\\", "\\\\", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "日本", "😀", "{", "}", "[", "]",
            ":", ",",
            "\u{2028}", "/", " ", String(repeating: "x", count: 61), String(repeating: "\\\"", count: 33),
        ]
        if pick(3) == 0 { return "reasoning" }
        return (0..<pick(9)).map { _ in stock[pick(stock.count)] }.joined()
    }

    /// One of the many texts that mean this tree: white space and escapes are thrown in at random.
    mutating func text(of tree: JSON) -> [UInt8] {
        let body: [UInt8]
        switch tree {
        case .array(let items):
            body = [0x5B] + space() + Array(items.map { text(of: $0) }.joined(separator: [0x2C])) + [0x5D]
        case .object(let members):
            let parts = members.map { spelled($0.key) + space() + [0x3A] + text(of: $0.value) }
            body = [0x7B] + space() + Array(parts.joined(separator: [0x2C] + space())) + [0x7D]
        case .string(let value): body = spelled(value)
        default: body = tree.serialized()
        }
        return space() + body + space()
    }

    private mutating func space() -> [UInt8] {
        guard pick(4) == 0 else { return [] }
        return (0..<pick(pick(8) == 0 ? 80 : 4)).map { _ in [0x20, 0x09, 0x0A, 0x0D][pick(4)] }
    }

    private mutating func spelled(_ value: String) -> [UInt8] {
        var bytes: [UInt8] = [0x22]
        for scalar in value.unicodeScalars {
            if pick(10) == 0 {
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    let digits = String(unit, radix: 16, uppercase: pick(2) == 0)
                    bytes += Array("\\u".utf8) + Array((String(repeating: "0", count: 4 - digits.count) + digits).utf8)
                }
            } else {
                bytes += JSON.string(String(Character(scalar))).serialized().dropFirst().dropLast()
            }
        }
        return bytes + [0x22]
    }
}
