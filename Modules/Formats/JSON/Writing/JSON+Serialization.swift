extension JSON {
    /// The tree as UTF-8 text, members in their order and numbers with the digits they were read with.
    public func serialized(_ style: JSONStyle = .compact) -> [UInt8] {
        var writer = JSONWriter(style: style)
        writer.write(self, level: 0)
        if style.isPretty { writer.output.append(UInt8(ascii: "\n")) }
        return writer.output
    }
}

private struct JSONWriter {
    let style: JSONStyle
    var output: [UInt8] = []

    mutating func write(_ value: JSON, level: Int) {
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(true): output.append(contentsOf: "true".utf8)
        case .bool(false): output.append(contentsOf: "false".utf8)
        case .number(let number): append(number.text)
        case .string(let text): write(text)
        case .array(let items):
            write(items, between: "[", and: "]", level: level) { writer, item in
                writer.write(item, level: level + 1)
            }
        case .object(let members):
            write(members, between: "{", and: "}", level: level) { writer, member in
                writer.write(member.key)
                writer.output.append(UInt8(ascii: ":"))
                if writer.style.isPretty { writer.output.append(UInt8(ascii: " ")) }
                writer.write(member.value, level: level + 1)
            }
        }
    }

    private mutating func write<Parts: Collection>(
        _ parts: Parts, between open: Unicode.Scalar, and close: Unicode.Scalar, level: Int,
        _ one: (inout JSONWriter, Parts.Element) -> Void
    ) {
        output.append(UInt8(ascii: open))
        var isFirst = true
        for part in parts {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine(level + 1)
            one(&self, part)
        }
        if !isFirst { breakLine(level) }
        output.append(UInt8(ascii: close))
    }

    private mutating func breakLine(_ level: Int) {
        guard style.isPretty else { return }
        output.append(UInt8(ascii: "\n"))
        for _ in 0..<level {
            output.append(UInt8(ascii: " "))
            output.append(UInt8(ascii: " "))
        }
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { output.append(contentsOf: $0) }
    }

    /// Escapes what RFC 8259 section 7 demands and nothing else: the quotation mark, the backslash and U+0000 to U+001F.
    private mutating func write(_ text: String) {
        output.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { units in
            let bytes = UnsafeRawBufferPointer(units)
            var written = 0
            while true {
                let next = JSONBlocks.mustEscape(bytes, from: written)
                output.append(contentsOf: UnsafeBufferPointer(rebasing: units[written..<next]))
                guard next < bytes.count else { break }
                escape(bytes[next])
                written = next + 1
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        case 0x09: output.append(UInt8(ascii: "t"))
        default:
            output.append(contentsOf: "u00".utf8)
            for digit in [byte >> 4, byte & 15] {
                output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}
