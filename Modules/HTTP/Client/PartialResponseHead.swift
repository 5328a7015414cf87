import Wire

/// A head that came in more than one piece: all of it so far, and a parser of its own that goes on where it stopped.
final class PartialResponseHead {
    private(set) var bytes: [UInt8] = []
    private(set) var parser: ResponseParser

    init(_ limits: HeadLimits, _ first: RawSpan, answering method: Method) {
        parser = ResponseParser(limits: limits)
        append(first)
        _ = parse(answering: method)
    }

    func append(_ span: RawSpan) { span.withUnsafeBytes { bytes.append(contentsOf: $0) } }

    func parse(answering method: Method) -> HeadProgress {
        bytes.withUnsafeBytes { parser.parse($0.bytes, answering: method) }
    }
}
