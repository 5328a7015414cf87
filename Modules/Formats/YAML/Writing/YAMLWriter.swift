/// Lays out a tree in block style, two blanks a level.
struct YAMLWriter {
    private(set) var bytes: [UInt8] = []

    mutating func writeDocument(_ node: YAMLNode) {
        switch node.content {
        case .mapping(let pairs) where !pairs.isEmpty: writeMapping(pairs, indent: 0, isFirstLineBegun: false)
        case .sequence(let items) where !items.isEmpty: writeSequence(items, indent: 0, isFirstLineBegun: false)
        default: writeInline(node, indent: 0)
        }
    }

    private mutating func writeMapping(_ pairs: [YAMLPair], indent: Int, isFirstLineBegun: Bool) {
        for (place, pair) in pairs.enumerated() {
            if place > 0 || !isFirstLineBegun { writeBlanks(indent) }
            let key = YAMLScalarWriter.inline(pair.key.scalar)
            // A key of more than 1024 characters must be announced (YAML 1.1 section 9.1.2); PyYAML does so from 128.
            if key.utf8.count > 128 {
                write("? \(key)\n")
                writeBlanks(indent)
                write(":")
            } else {
                write("\(key):")
            }
            writeValue(pair.value, indent: indent)
        }
    }

    private mutating func writeValue(_ node: YAMLNode, indent: Int) {
        switch node.content {
        case .mapping(let pairs) where !pairs.isEmpty:
            write("\n")
            writeMapping(pairs, indent: indent + 2, isFirstLineBegun: false)
        case .sequence(let items) where !items.isEmpty:
            write("\n")
            writeSequence(items, indent: indent, isFirstLineBegun: false)
        default:
            write(" ")
            writeInline(node, indent: indent + 2)
        }
    }

    private mutating func writeSequence(_ items: [YAMLNode], indent: Int, isFirstLineBegun: Bool) {
        for (place, item) in items.enumerated() {
            if place > 0 || !isFirstLineBegun { writeBlanks(indent) }
            write("- ")
            switch item.content {
            case .mapping(let pairs) where !pairs.isEmpty:
                writeMapping(pairs, indent: indent + 2, isFirstLineBegun: true)
            case .sequence(let items) where !items.isEmpty:
                writeSequence(items, indent: indent + 2, isFirstLineBegun: true)
            default:
                writeInline(item, indent: indent + 2)
            }
        }
    }

    /// Writes what begins on the line at hand, and ends the line.
    ///
    /// - Parameter indent: Where the lines of a literal block stand.
    private mutating func writeInline(_ node: YAMLNode, indent: Int) {
        switch node.content {
        case .mapping: write("{}\n")
        case .sequence: write("[]\n")
        case .scalar(let scalar):
            guard case .string(let text) = scalar.value, YAMLScalarWriter.canBeLiteral(text) else {
                write(YAMLScalarWriter.inline(scalar) + "\n")
                return
            }
            writeLiteral(text, indent: max(indent, 2))
        }
    }

    private mutating func writeLiteral(_ text: String, indent: Int) {
        // What is kept of the line breaks at the end (YAML 1.1 section 9.1.1.2).
        let chomping = text.hasSuffix("\n\n") ? "+" : text.hasSuffix("\n") ? "" : "-"
        write("|\(chomping)\n")
        for line in (text.hasSuffix("\n") ? text.dropLast() : text[...]).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if !line.isEmpty { writeBlanks(indent) }
            write(line)
            write("\n")
        }
    }

    private mutating func write(_ text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

    private mutating func writeBlanks(_ count: Int) {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
    }
}
