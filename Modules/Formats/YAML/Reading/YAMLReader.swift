/// Checks what must hold of the bytes before libyaml sees them, then has the tree composed.
struct YAMLReader {
    private let bytes: [UInt8]
    private let range: Range<Int>
    private let start: TextPosition
    private let limits: YAMLLimits

    init(bytes: [UInt8], limits: YAMLLimits) {
        // A UTF-8 byte order mark is allowed by YAML 1.1 section 5.2 and means nothing.
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        self.init(
            bytes: bytes, range: mark..<bytes.count,
            start: TextPosition(offset: mark, line: 1, column: mark == 0 ? 1 : 2), limits: limits)
    }

    init(bytes: [UInt8], range: Range<Int>, start: TextPosition, limits: YAMLLimits) {
        self.bytes = bytes
        self.range = range
        self.start = start
        self.limits = limits
    }

    func document() throws(FormatError) -> YAMLNode {
        try compose(allowsSeveral: false).first ?? YAMLNode(emptyDocument)
    }

    func documents() throws(FormatError) -> [YAMLNode] {
        try compose(allowsSeveral: true)
    }

    private var emptyDocument: YAMLNode.Content {
        .scalar(YAMLScalar(.null, text: "", style: .plain, tag: nil))
    }

    private func compose(allowsSeveral: Bool) throws(FormatError) -> [YAMLNode] {
        guard range.count <= limits.maxBytes else {
            throw FormatError(.yaml, .size, "it has \(range.count) bytes; at most \(limits.maxBytes) are read")
        }
        try checkEncoding()
        let positions = YAMLPositions(bytes: bytes, range: range, start: start)
        var composer = YAMLComposer(limits: limits, allowsSeveralDocuments: allowsSeveral)
        try LibYAML.forEachEvent(in: bytes, range: range, positions: positions) { (event) throws(FormatError) in
            try composer.accept(event)
        }
        return composer.documents
    }

    private func checkEncoding() throws(FormatError) {
        guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
            throw FormatError(
                .yaml, .encoding, "the text is UTF-16; save it as UTF-8",
                at: TextPosition(offset: 0, line: 1, column: 1))
        }
        let invalid = bytes[range].withUnsafeBufferPointer { buffer -> Int? in
            do throws(UTF8.ValidationError) {
                _ = try UTF8Span(validating: buffer.span)
                return nil
            } catch {
                return error.byteOffsets.lowerBound
            }
        }
        guard let invalid else { return }
        throw FormatError(
            .yaml, .encoding, "the bytes are not UTF-8",
            at: TextPosition(offset: range.lowerBound + invalid, in: bytes.span.bytes))
    }
}
