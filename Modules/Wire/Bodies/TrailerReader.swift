/// The fields after the last chunk (RFC 9112 section 7.1.2).
public struct Trailers: Sendable {
    public let fields: FieldTable
    /// What the places in ``fields`` refer to.
    public let bytes: [UInt8]
}

/// Collects the trailer section, which may be split over inputs, and reads it with the rules of a head.
struct TrailerReader: Sendable {
    private let limits: HeadLimits
    private var bytes: [UInt8] = []
    private var section: FieldSection

    /// What must not come after the content (RFC 9110 section 6.5.1).
    ///
    /// Framing, routing, what steers the request, credentials, and what says how to read the content. Refused and not
    /// dropped, for a relay passes them on unread.
    private static let forbidden = HopByHop.always.union([
        .host, .contentLength, .trailer, .expect, .maxForwards, .cacheControl, .range, .ifMatch, .ifNoneMatch,
        .ifModifiedSince, .authorization, .wwwAuthenticate, .cookie, .setCookie, .contentType, .contentEncoding,
        .contentRange, .date, .location, .retryAfter, .vary,
    ])

    init(limits: HeadLimits) {
        self.limits = limits.bounded
        section = FieldSection(limits)
        section.begin(at: 0)
    }

    /// Nil where only the empty line came.
    var trailers: Trailers? { section.table.isEmpty ? nil : Trailers(fields: section.table, bytes: bytes) }

    /// - Returns: Whether the section ended, at `offset`.
    mutating func take(_ base: UnsafeRawPointer, _ count: Int, _ offset: inout Int) throws(WireFault) -> Bool {
        let before = bytes.count
        let room = limits.total - before
        let taken = min(count - offset, room)
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: base + offset, count: taken))
        let step = bytes.withUnsafeBytes { buffer -> FieldSection.Step in
            guard let start = buffer.baseAddress else { return .needMore }
            return section.scan(start, buffer.count)
        }
        switch step {
        case .failed(let fault): throw fault
        case .needMore:
            guard bytes.count < limits.total else { throw .headTooLarge }
            offset += taken
            return false
        case .end(let end):
            bytes.removeLast(bytes.count - end)
            offset += end - before
            guard !section.table.containsAny(of: TrailerReader.forbidden) else { throw .trailerNotAllowed }
            return true
        }
    }
}
