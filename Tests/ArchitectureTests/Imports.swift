/// An import line, with what may stand before and after the word.
struct ImportLine: Equatable {
    let module: String
    let isTestable: Bool
}

enum Imports {
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor", "macro",
    ]
    private static let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]

    /// The imports of a source, in order; `import struct A.B` and `@_spi(X) import A` are imports of `A`.
    static func lines(of source: String) -> [ImportLine] {
        SwiftText.code(of: source).split(whereSeparator: { $0.isNewline || $0 == ";" }).compactMap { line in
            var words = line.split(whereSeparator: \.isWhitespace)[...]
            var isTestable = false
            while let word = words.first, word.hasPrefix("@") || modifiers.contains(word) {
                isTestable = isTestable || word == "@testable"
                words = words.dropFirst()
            }
            guard words.first == "import" else { return nil }
            words = words.dropFirst()
            if let kind = words.first, kinds.contains(kind) { words = words.dropFirst() }
            guard let name = words.first?.split(separator: ".").first else { return nil }
            return ImportLine(module: String(name), isTestable: isTestable)
        }
    }
}
