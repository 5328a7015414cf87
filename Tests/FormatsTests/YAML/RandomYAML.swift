import Formats

/// Makes trees out of what is hard to write: look-alikes, blanks, breaks, control and odd characters.
struct RandomYAML {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func number(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func node(depth: Int) -> YAMLNode {
        switch number(below: depth > 0 ? 12 : 8) {
        case 0: .null
        case 1: .bool(number(below: 2) == 0)
        case 2: .integer(Int64(bitPattern: state) >> Int64(number(below: 64)))
        case 3: .float(Double(bitPattern: state))
        case 4: YAMLNode(.scalar(YAMLScalar(.binary(Array(text().utf8)))))
        case 5, 6, 7: .string(text())
        case 8, 9: .sequence((0..<number(below: 5)).map { _ in node(depth: depth - 1) })
        default: mapping(depth: depth - 1)
        }
    }

    private mutating func mapping(depth: Int) -> YAMLNode {
        var names: Set<String> = []
        var pairs: [(String, YAMLNode)] = []
        for _ in 0..<number(below: 5) {
            let name = text()
            // Names that Unicode holds equal are one to a Swift set; YAML compares bytes, so nothing is lost here.
            guard names.insert(name).inserted else { continue }
            pairs.append((name, node(depth: depth)))
        }
        return .mapping(pairs)
    }

    private static let pieces = [
        "a", "Z", "0", "1", "é", "日", "🙂", " ", "  ", "\n", "\n\n", "\t", "\r", ":", ": ", " #", "#", "-", "- ", "---",
        "...",
        "'", "\"", "\\", "|", ">", "&", "*", "!", "%", "@", "`", "?", "? ", "[", "]", "{", "}", ",", "=", "<<", "~",
        "\u{0}",
        "\u{1}", "\u{7F}", "\u{85}", "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{FFFE}", "\u{10FFFF}", "yes", "null", "1e3",
        "0x", ".5",
    ]

    mutating func text() -> String {
        if number(below: 12) == 0 { return ScalarTable.texts[number(below: ScalarTable.texts.count)] }
        if number(below: 12) == 0 { return ScalarTable.values[number(below: ScalarTable.values.count)].scalar }
        return (0..<number(below: 7)).map { _ in Self.pieces[number(below: Self.pieces.count)] }.joined()
    }
}
