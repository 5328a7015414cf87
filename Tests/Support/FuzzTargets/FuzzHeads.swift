import Wire
import WireSamples

/// Reads bytes as a connection's requests: the same however they are split, and what was accepted, written anew or
/// passed on, means the same.
public func fuzzRequestHead(_ bytes: [UInt8]) {
    let whole = ConnectionReading.requests([bytes], limits: HeadFuzzing.limits)
    for pieces in Splits.of(bytes) {
        guard ConnectionReading.requests(pieces, limits: HeadFuzzing.limits) == whole else {
            preconditionFailure("a split changes what requests mean")
        }
    }
    var parser = RequestParser(limits: HeadFuzzing.limits)
    guard case .complete(let length) = parser.parse(bytes.span.bytes) else { return }
    let span = bytes.span.bytes
    guard length <= bytes.count, parser.head.framing != .untilClose else { preconditionFailure("no such head") }
    HeadFuzzing.checkPlaces(parser.fields, before: length)
    checkRewriting(parser, span)
    checkRelaying(parser, span)
}

private func checkRewriting(_ parser: RequestParser, _ bytes: RawSpan) {
    let head = parser.head
    var out = ByteBuffer()
    do throws(WireError) {
        try out.writeRequestLine(
            method: bytes.extracting(head.methodRange), target: bytes.extracting(head.target.range),
            version: head.version)
        try HeadFuzzing.write(parser.fields, bytes, to: &out)
    } catch {
        preconditionFailure("what was accepted cannot be written: \(error)")
    }
    let written = out.array
    let start = bytes.withUnsafeBytes { Array($0.prefix(head.length)) }
    guard ConnectionReading.requests([start]) == ConnectionReading.requests([written]) else {
        preconditionFailure("what was written means something else")
    }
}

/// What a relay makes of it: another Host, nothing that is for one connection only, the same framing.
private func checkRelaying(_ parser: RequestParser, _ bytes: RawSpan) {
    let head = parser.head
    var out = ByteBuffer()
    out.copyRequestLine(head, from: bytes)
    out.copyFields(parser.fields, from: bytes, excluding: [.host, .contentLength])
    out.writeField(.host, constant: "upstream:80")
    out.writeFraming(head.framing)
    out.endFields()
    var next = RequestParser()
    let written = out.array
    guard case .complete(written.count) = next.parse(written.span.bytes) else {
        preconditionFailure("what is passed on is refused")
    }
    guard next.head.framing == head.framing, next.head.method == head.method, next.head.keepsAlive,
        !next.head.asksForUpgrade, next.head.target.form != .absolute
    else { preconditionFailure("what is passed on means something else") }
    next.fields.forEach { field in
        guard !field.isHopByHop || field.name == .transferEncoding else {
            preconditionFailure("a field for one connection was passed on")
        }
    }
}

/// Reads bytes as responses; the first byte says to what method.
public func fuzzResponseHead(_ bytes: [UInt8]) {
    let methods = [Method.get, .head, .connect]
    let method = methods[Int(bytes.first ?? 0) % 3]
    let bytes = Array(bytes.dropFirst())
    let whole = ConnectionReading.responses([bytes], to: method, limits: HeadFuzzing.limits)
    for pieces in Splits.of(bytes) {
        guard ConnectionReading.responses(pieces, to: method, limits: HeadFuzzing.limits) == whole else {
            preconditionFailure("a split changes what responses mean")
        }
    }
    var parser = ResponseParser(limits: HeadFuzzing.limits)
    guard case .complete(let length) = parser.parse(bytes.span.bytes, answering: method) else { return }
    HeadFuzzing.checkPlaces(parser.fields, before: length)
    let span = bytes.span.bytes
    var out = ByteBuffer()
    do throws(WireError) {
        try out.writeStatusLine(parser.head.status, reason: span.extracting(parser.head.reasonRange))
        try HeadFuzzing.write(parser.fields, span, to: &out)
    } catch {
        preconditionFailure("what was accepted cannot be written: \(error)")
    }
    // We write HTTP/1.1, in which HTTP/1.0 means something else about the connection.
    guard parser.head.version == .http11 else { return }
    guard
        ConnectionReading.responses([out.array], to: method)
            == ConnectionReading.responses([Array(bytes.prefix(length))], to: method)
    else { preconditionFailure("what was written means something else") }
}

enum HeadFuzzing {
    /// Small, so that they are met.
    static let limits = HeadLimits(startLine: 200, fieldLine: 200, total: 1000, fields: 12, connectionOptions: 4)

    static func checkPlaces(_ fields: FieldTable, before end: Int) {
        var last = 0
        fields.forEach { field in
            guard field.lineRange.lowerBound >= last, field.lineRange.upperBound <= end,
                field.nameRange.upperBound < field.lineRange.upperBound,
                field.valueRange.lowerBound > field.nameRange.upperBound,
                field.valueRange.upperBound <= field.lineRange.upperBound - 2
            else { preconditionFailure("a field lies in no line") }
            last = field.lineRange.upperBound
        }
    }

    static func write(_ fields: FieldTable, _ bytes: RawSpan, to out: inout ByteBuffer) throws(WireError) {
        for index in 0..<fields.count {
            let field = fields[index]
            try out.writeField(named: bytes.extracting(field.nameRange), bytes.extracting(field.valueRange))
        }
        out.endFields()
    }
}
