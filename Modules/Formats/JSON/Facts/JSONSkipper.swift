/// A place in a text that moves forward over values without keeping them.
struct JSONSkipper {
    let bytes: UnsafeRawBufferPointer
    let maxDepth: Int
    var index = 0

    init(_ bytes: UnsafeRawBufferPointer, maxDepth: Int) {
        self.bytes = bytes
        self.maxDepth = maxDepth
    }

    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    func first() throws(JSONFault) -> UInt8 {
        guard index < bytes.count else { throw fault("expected a value, found the end of the text") }
        return bytes[index]
    }

    @inline(__always)
    mutating func space() {
        while index < bytes.count, JSONBlocks.isSpace(bytes[index]) { index &+= 1 }
    }

    /// Steps over one value: literals and numbers are checked, strings and containers only for where they end.
    @inline(__always)
    mutating func value(depth: Int) throws(JSONFault) {
        switch try first() {
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try container(depth: depth + 1)
        default: try plain()
        }
    }

    /// Steps over a literal or a number, strictly.
    private mutating func plain() throws(JSONFault) {
        var reader = JSONParser(bytes, .standard)
        reader.index = index
        index = try reader.endOfPlainValue()
    }

    @inline(__always)
    mutating func string() throws(JSONFault) {
        let end = JSONBlocks.stringEnd(bytes, from: index &+ 1)
        guard end < bytes.count else { throw fault("the string has no closing quotation mark") }
        index = end &+ 1
    }

    private mutating func container(depth: Int) throws(JSONFault) {
        guard depth <= maxDepth else { throw tooDeep(at: index) }
        index &+= 1
        try rest(depth: depth)
    }

    /// Steps over what is left of a container that is open at this depth.
    mutating func rest(depth: Int) throws(JSONFault) {
        var search = JSONContainerEnd(deepest: maxDepth - depth + 1)
        switch search.find(in: bytes, from: index) {
        case .end(let end): index = end
        case .tooDeep(let place): throw tooDeep(at: place)
        case .missing:
            throw JSONFault(.syntax, "the text ends within an object or an array", at: bytes.count)
        }
    }

    /// Steps over the opening bracket and the white space behind it.
    mutating func enter(_ depth: Int) throws(JSONFault) {
        guard depth <= maxDepth else { throw tooDeep(at: index) }
        index += 1
        space()
    }

    mutating func closes(with bracket: UInt8) -> Bool {
        guard next == bracket else { return false }
        index += 1
        return true
    }

    /// Steps over a comma, or over the closing bracket, which ends the container.
    @inline(__always)
    mutating func continues(_ bracket: UInt8, _ expectation: String) throws(JSONFault) -> Bool {
        space()
        guard let byte = next, byte == UInt8(ascii: ",") || byte == bracket else { throw fault(expectation) }
        index += 1
        if byte == bracket { return false }
        space()
        return true
    }

    /// Whether these bytes stand at an offset.
    func holds(_ expected: [UInt8], at offset: Int) -> Bool {
        guard bytes.count - offset >= expected.count else { return false }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + expected.count]).elementsEqual(expected)
    }

    func fault(_ message: String) -> JSONFault { JSONFault(.syntax, message, at: index) }

    private func tooDeep(at place: Int) -> JSONFault {
        JSONFault(.depth, "objects and arrays are nested deeper than \(maxDepth) levels", at: place)
    }
}
