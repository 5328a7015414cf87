/// Builds the tree by recursive descent, which the depth limit bounds.
struct JSONParser {
    let bytes: UnsafeRawBufferPointer
    let limits: JSONLimits
    let maxDepth: Int
    var index = 0

    init(_ bytes: UnsafeRawBufferPointer, _ limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
        maxDepth = limits.depth
    }

    mutating func document() throws(JSONFault) -> JSON {
        guard bytes.count <= limits.maxBytes else {
            throw JSONFault(.size, "the text has \(bytes.count) bytes, more than the \(limits.maxBytes) allowed", at: 0)
        }
        try skipByteOrderMark()
        skipSpace()
        guard index < bytes.count else { throw fault("expected a value, found the end of the text") }
        let value = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw fault("expected nothing but white space after the value") }
        return value
    }

    private mutating func skipByteOrderMark() throws(JSONFault) {
        guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        guard limits.skipsByteOrderMark else { throw fault("the text starts with a byte order mark") }
        index = 3
    }

    mutating func value(depth: Int) throws(JSONFault) -> JSON {
        guard let byte = next else { throw fault("expected a value, found the end of the text") }
        switch byte {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "/"): throw fault("expected a value: JSON has no comments")
        case UInt8(ascii: "'"): throw fault("expected a value: strings stand in double quotes")
        default: throw fault("expected a value")
        }
    }

    /// Where the literal or number that is next ends.
    mutating func endOfPlainValue() throws(JSONFault) -> Int {
        guard case .end(let end) = JSONNumberGrammar.end(of: bytes, from: index) else {
            _ = try value(depth: maxDepth)
            return index
        }
        return end
    }

    private mutating func array(depth: Int) throws(JSONFault) -> [JSON] {
        try enter(depth)
        var items: [JSON] = []
        if closes(with: UInt8(ascii: "]")) { return items }
        while true {
            items.append(try value(depth: depth))
            if try !continues(UInt8(ascii: "]"), "expected ',' or ']' after an array item") { return items }
            if next == UInt8(ascii: "]") { throw fault("expected a value after ',': a trailing comma is not allowed") }
        }
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSONObject {
        try enter(depth)
        var members = JSONObject()
        if closes(with: UInt8(ascii: "}")) { return members }
        while true {
            let start = index
            guard next == UInt8(ascii: "\"") else { throw fault(nameExpected(isFirst: members.isEmpty)) }
            let key = try string()
            skipSpace()
            guard next == UInt8(ascii: ":") else { throw fault("expected ':' after a member name") }
            index += 1
            skipSpace()
            let value = try value(depth: depth)
            if !members.append(key, value) {
                guard limits.duplicates == .keepLast else {
                    throw JSONFault(.duplicate, "the member \(JSONFault.shown(key)) stands twice", at: start)
                }
                members[key] = value
            }
            if try !continues(UInt8(ascii: "}"), "expected ',' or '}' after an object member") { return members }
        }
    }

    private func nameExpected(isFirst: Bool) -> String {
        guard next == UInt8(ascii: "}"), !isFirst else { return "expected a member name in double quotes" }
        return "expected a member name after ',': a trailing comma is not allowed"
    }

    /// Steps over the opening bracket and the white space behind it.
    private mutating func enter(_ depth: Int) throws(JSONFault) {
        guard depth <= maxDepth else {
            throw JSONFault(.depth, "objects and arrays are nested deeper than \(maxDepth) levels", at: index)
        }
        index += 1
        skipSpace()
    }

    private mutating func closes(with bracket: UInt8) -> Bool {
        guard next == bracket else { return false }
        index += 1
        return true
    }

    /// Steps over a comma, or over the closing bracket, which ends the container.
    @inline(__always)
    private mutating func continues(_ bracket: UInt8, _ expectation: String) throws(JSONFault) -> Bool {
        skipSpace()
        guard let byte = next, byte == UInt8(ascii: ",") || byte == bracket else { throw fault(expectation) }
        index += 1
        if byte == bracket { return false }
        skipSpace()
        return true
    }

    private mutating func literal(_ word: StaticString, _ value: JSON) throws(JSONFault) -> JSON {
        let length = word.utf8CodeUnitCount
        guard bytes.count - index >= length,
            UnsafeRawBufferPointer(rebasing: bytes[index..<index + length])
                .elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: length))
        else { throw fault("expected true, false or null") }
        index += length
        return value
    }

    private mutating func number() throws(JSONFault) -> JSONNumber {
        switch JSONNumberGrammar.end(of: bytes, from: index) {
        case .end(let end):
            let text = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[index..<end]), as: UTF8.self)
            index = end
            return JSONNumber(checked: text)
        case .broken(let place, let message):
            throw JSONFault(.syntax, message, at: place)
        }
    }

    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    @inline(__always)
    mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    func fault(_ message: String) -> JSONFault { JSONFault(.syntax, message, at: index) }
}
