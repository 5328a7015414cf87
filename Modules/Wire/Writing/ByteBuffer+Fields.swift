extension ByteBuffer {
    /// Writes a field line; a value that could end its line is refused (RFC 9110 section 5.5).
    ///
    /// Nothing is written when it throws. So it is with all forms of this.
    public mutating func writeField(_ name: FieldName, _ value: RawSpan) throws(WireError) {
        guard name != .other else { throw WireError(.unsafeName) }
        guard SafeText.isValue(value) else { throw WireError(.unsafeText) }
        value.withUnsafeBytes { writeLine(name, $0.baseAddress, $0.count) }
    }

    public mutating func writeField(_ name: FieldName, _ value: String) throws(WireError) {
        guard name != .other else { throw WireError(.unsafeName) }
        guard SafeText.isValue(value) else { throw WireError(.unsafeText) }
        var value = value
        value.withUTF8 { writeLine(name, UnsafeRawPointer($0.baseAddress), $0.count) }
    }

    public mutating func writeField(named name: String, _ value: String) throws(WireError) {
        guard SafeText.isToken(name) else { throw WireError(.unsafeName) }
        guard SafeText.isValue(value) else { throw WireError(.unsafeText) }
        append(name)
        append(": ")
        append(value)
        append("\r\n")
    }

    public mutating func writeField(named name: RawSpan, _ value: RawSpan) throws(WireError) {
        guard SafeText.isToken(name) else { throw WireError(.unsafeName) }
        guard SafeText.isValue(value) else { throw WireError(.unsafeText) }
        append(name)
        append(": ")
        append(value)
        append("\r\n")
    }

    /// Writes a field line whose value stands in our own source.
    public mutating func writeField(_ name: FieldName, constant value: StaticString) {
        writeLine(name, UnsafeRawPointer(value.utf8Start), value.utf8CodeUnitCount)
    }

    public mutating func writeContentLength(_ length: UInt64) {
        append("Content-Length: ")
        append(decimal: length)
        append("\r\n")
    }

    /// Writes the field that announces this framing, if one is needed.
    public mutating func writeFraming(_ framing: BodyFraming) {
        switch framing {
        case .none, .untilClose: break
        case .length(let length): writeContentLength(length)
        case .chunked: append("Transfer-Encoding: chunked\r\n")
        }
    }

    /// Copies the fields of a received head in their order, without those for one connection and without `excluded`:
    /// each run of lines that are kept is one copy.
    ///
    /// - Parameter head: The bytes that the table was made from.
    public mutating func copyFields(_ fields: FieldTable, from head: RawSpan, excluding excluded: FieldNameSet = []) {
        head.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            fields.forEachRun(excluding: excluded) { run in
                guard run.upperBound <= bytes.count else { return }
                append(base + run.lowerBound, run.count)
            }
        }
    }

    /// Writes the empty line that ends a head or a trailer section.
    public mutating func endFields() { append("\r\n") }

    private mutating func writeLine(_ name: FieldName, _ value: UnsafeRawPointer?, _ length: Int) {
        let text = name.text
        append(name: UnsafeRawPointer(text.utf8Start), text.utf8CodeUnitCount, value: value, length)
    }
}
