/// The grammar of RFC 8259 section 6, for the parser and the scanner.
enum JSONNumberGrammar {
    enum Outcome: Equatable {
        /// The number ends before this offset.
        case end(Int)
        /// The grammar is broken here.
        case broken(Int, String)
    }

    /// Reads the number that starts at an offset; what follows it is the caller's affair.
    @inline(__always)
    static func end(of bytes: UnsafeRawBufferPointer, from start: Int) -> Outcome {
        let count = bytes.count
        var index = start
        @inline(__always) func digit() -> Bool { index < count && bytes[index] &- UInt8(ascii: "0") < 10 }
        if index < count, bytes[index] == UInt8(ascii: "-") { index += 1 }
        guard digit() else { return .broken(index, "expected a digit in a number") }
        if bytes[index] == UInt8(ascii: "0") {
            index += 1
            if digit() { return .broken(index, "a number must not start with a zero") }
        } else {
            while digit() { index += 1 }
        }
        if index < count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            guard digit() else { return .broken(index, "expected a digit after the decimal point") }
            while digit() { index += 1 }
        }
        if index < count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
            guard digit() else { return .broken(index, "expected a digit in the exponent") }
            while digit() { index += 1 }
        }
        return .end(index)
    }
}
