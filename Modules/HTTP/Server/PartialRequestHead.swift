import Wire

/// A head that came in more than one piece: all of it so far, and a parser of its own that goes on where it stopped.
final class PartialRequestHead {
    private(set) var bytes: [UInt8] = []
    private(set) var parser: RequestParser

    init(_ limits: HeadLimits, _ first: RawSpan) {
        parser = RequestParser(limits: limits)
        append(first)
        _ = parse()
    }

    func append(_ span: RawSpan) { span.withUnsafeBytes { bytes.append(contentsOf: $0) } }

    func parse() -> HeadProgress {
        bytes.withUnsafeBytes { parser.parse($0.bytes) }
    }
}
