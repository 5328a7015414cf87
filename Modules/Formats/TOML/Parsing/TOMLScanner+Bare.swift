extension TOMLScanner {
    /// Reads a value that stands without quotes: a boolean, a number, a date or a time.
    mutating func bareValue() throws(FormatError) -> TOMLValue {
        let start = index
        skipBareBytes()
        guard index > start else { throw failure(.syntax, "expected a value") }
        if let date = try dateOrTime(from: start) { return date }
        let token = bytes[start..<index]
        switch token {
        case let token where token.elementsEqual("true".utf8): return .boolean(true)
        case let token where token.elementsEqual("false".utf8): return .boolean(false)
        default: break
        }
        switch TOMLNumber.read(token) {
        case .value(let value): return value
        case .outOfRange(let message): throw failure(.range, message, at: start)
        case .malformed(let message): throw failure(.syntax, message, at: start)
        }
    }

    mutating func skipBareBytes() {
        while let byte = current,
            byte.isBareKeyByte || byte == .dot || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ":")
        {
            index += 1
        }
    }
}
