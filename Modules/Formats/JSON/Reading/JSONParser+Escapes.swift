extension JSONParser {
    /// What the content of a string means, once its escapes are resolved; it never grows by that.
    ///
    /// - Parameter raw: the content, known to be valid UTF-8 and not to end within an escape's first two bytes.
    func unescaped(_ raw: UnsafeRawBufferPointer, _ start: Int, isASCII: Bool) throws(JSONFault) -> String {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: raw.count) { (buffer) throws(JSONFault) in
            var output = JSONUnescaper(raw: raw, start: start, output: buffer)
            let length = try output.run()
            let units = UnsafeBufferPointer(rebasing: buffer[..<length])
            // Valid because the raw bytes are and every escape leaves one whole scalar.
            return isASCII
                ? String(decoding: units, as: UTF8.self) : String(copying: UTF8Span(unchecked: units.span))
        }
    }
}

/// Copies a string's content piece by piece, replacing the escapes between the pieces.
private struct JSONUnescaper {
    let raw: UnsafeRawBufferPointer
    /// Where the content starts in the text, for errors.
    let start: Int
    let output: UnsafeMutableBufferPointer<UInt8>
    private var index = 0
    private var length = 0

    init(raw: UnsafeRawBufferPointer, start: Int, output: UnsafeMutableBufferPointer<UInt8>) {
        self.raw = raw
        self.start = start
        self.output = output
    }

    mutating func run() throws(JSONFault) -> Int {
        while true {
            let next = JSONBlocks.backslash(raw, from: index)
            copy(to: next)
            guard next < raw.count else { return length }
            try escape()
        }
    }

    private mutating func copy(to end: Int) {
        let piece = UnsafeRawBufferPointer(rebasing: raw[index..<end])
        UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: output[length...])).copyMemory(from: piece)
        length += piece.count
        index = end
    }

    private mutating func append(_ byte: UInt8) {
        output[length] = byte
        length += 1
    }

    private mutating func escape() throws(JSONFault) {
        let kind = raw[index + 1]
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): append(kind)
        case UInt8(ascii: "b"): append(0x08)
        case UInt8(ascii: "f"): append(0x0C)
        case UInt8(ascii: "n"): append(0x0A)
        case UInt8(ascii: "r"): append(0x0D)
        case UInt8(ascii: "t"): append(0x09)
        case UInt8(ascii: "u"):
            try unicodeEscape()
            return
        default: throw fault(.syntax, "unknown escape: a backslash itself is written twice", index)
        }
        index += 2
    }

    private mutating func unicodeEscape() throws(JSONFault) {
        let first = try hex(at: index + 2)
        if let scalar = Unicode.Scalar(first) {
            append(scalar)
            index += 6
            return
        }
        // RFC 8259 section 7: beyond the basic plane two escapes, the high surrogate first.
        guard first < 0xDC00, index + 7 < raw.count, raw[index + 6] == UInt8(ascii: "\\"),
            raw[index + 7] == UInt8(ascii: "u")
        else { throw loneSurrogate }
        let second = try hex(at: index + 8)
        guard second & 0xFC00 == 0xDC00,
            let scalar = Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF))
        else { throw loneSurrogate }
        append(scalar)
        index += 12
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(unit) }
    }

    private func hex(at place: Int) throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for offset in place..<place + 4 {
            let digit: UInt8
            switch offset < raw.count ? raw[offset] : 0 {
            case let byte where byte &- UInt8(ascii: "0") < 10: digit = byte - UInt8(ascii: "0")
            case let byte where (byte | 0x20) &- UInt8(ascii: "a") < 6: digit = (byte | 0x20) - UInt8(ascii: "a") + 10
            default: throw fault(.syntax, "expected four hexadecimal digits after \\u", offset)
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private var loneSurrogate: JSONFault {
        fault(.range, "half of a surrogate pair stands alone and is no character", index)
    }

    private func fault(_ code: FormatError.Code, _ message: String, _ place: Int) -> JSONFault {
        JSONFault(code, message, at: start + place)
    }
}
