/// Finds the content and the end of a message in what comes after its head, piece by piece (RFC 9112 sections 6 and 7).
///
/// Two ways to use it, one per message: ``next(in:at:)`` hands out the content, ``follow(_:)`` only finds the end, for
/// a relay that passes the bytes on as they came, framing included.
public struct BodyReader: Sendable {
    public enum Piece: Hashable, Sendable {
        /// All of the input was taken.
        case needMore
        /// Content stands here in the input; ask again.
        case content(Range<Int>)
        /// The message ended; what follows in the input is not its own.
        case end
        case failed(WireError)
    }

    public enum Following: Hashable, Sendable {
        /// All of the input belongs to the message, and more will come.
        case more
        /// So many bytes of the input belong to the message, which ends there.
        case end(Int)
        case failed(WireError)
    }

    private enum Phase: UInt8 {
        case size, extensions, sizeLineFeed, data, dataReturn, dataLineFeed, trailers, length, untilClose, end, failed
    }

    private let limits: BodyLimits
    private var phase: Phase
    private var digits: UInt8 = 0
    private var fault = WireFault.chunkSize
    private var chunkExtension = ChunkExtension()
    private var extensionBytes = 0
    private var allExtensionBytes = 0
    /// Of the content, or of the chunk; the size so far while it is read.
    private var remaining: UInt64 = 0
    /// At most one, and rarely that: a reader that waits for content should be small.
    private var trailerReader: [TrailerReader] = []

    public init(_ framing: BodyFraming, limits: BodyLimits = BodyLimits()) {
        self.limits = limits
        switch framing {
        case .none, .length(0): phase = .end
        case .length(let length):
            phase = .length
            remaining = length
        case .chunked: phase = .size
        case .untilClose: phase = .untilClose
        }
    }

    /// Whether the message ended.
    public var isComplete: Bool { phase == .end }

    /// The trailers of a complete message, with the bytes that they are places in; nil without any.
    public var trailers: Trailers? { trailerReader.first?.trailers }

    /// Finds the next piece in the input from `offset` on, and moves `offset` behind what was taken.
    public mutating func next(in input: RawSpan, at offset: inout Int) -> Piece {
        input.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, offset >= 0, offset <= buffer.count else {
                return phase == .end ? .end : .needMore
            }
            do throws(WireFault) {
                while offset < buffer.count || phase == .end {
                    if phase == .end { return .end }
                    if let content = takeContent(buffer.count, &offset) { return .content(content) }
                    try takeFraming(base, buffer.count, &offset)
                }
                return .needMore
            } catch {
                return .failed(fail(error))
            }
        }
    }

    /// Finds out how much of the input belongs to the message.
    public mutating func follow(_ input: RawSpan) -> Following {
        input.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return phase == .end ? .end(0) : .more }
            do throws(WireFault) {
                var offset = 0
                while offset < buffer.count || phase == .end {
                    if phase == .end { return .end(offset) }
                    if phase == .size, digits == 0 {
                        offset = WholeChunks.skip(base, offset, buffer.count)
                        guard offset < buffer.count else { return .more }
                    }
                    if takeContent(buffer.count, &offset) != nil { continue }
                    try takeFraming(base, buffer.count, &offset)
                }
                return .more
            } catch {
                return .failed(fail(error))
            }
        }
    }

    /// The connection ended: the end of the message where that is how it ends, otherwise it was cut short.
    public mutating func inputEnded() throws(WireError) {
        switch phase {
        case .untilClose: phase = .end
        case .end: return
        case .failed: throw WireError(fault)
        default: throw fail(.bodyCutShort)
        }
    }

    private mutating func fail(_ fault: WireFault) -> WireError {
        phase = .failed
        self.fault = fault
        return WireError(fault)
    }

    /// The content at `offset`, if that is where some stands.
    @inline(__always) private mutating func takeContent(_ count: Int, _ offset: inout Int) -> Range<Int>? {
        guard phase == .data || phase == .length || phase == .untilClose else { return nil }
        let start = offset
        guard phase != .untilClose else {
            offset = count
            return start..<count
        }
        let available = UInt64(count &- offset)
        if available < remaining {
            remaining &-= available
            offset = count
        } else {
            offset &+= Int(remaining)
            remaining = 0
            phase = phase == .data ? .dataReturn : .end
        }
        return start..<offset
    }

    /// Takes bytes of framing; called with at least one byte, in a phase without content.
    @inline(__always)
    private mutating func takeFraming(
        _ base: UnsafeRawPointer, _ count: Int, _ offset: inout Int
    ) throws(WireFault) {
        switch phase {
        case .size: try takeSize(base, count, &offset)
        case .extensions: try takeExtensions(base, count, &offset)
        case .sizeLineFeed:
            guard ByteScan.byte(base, offset) == ASCII.lineFeed else { throw .bareCarriageReturn }
            offset &+= 1
            phase = remaining == 0 ? .trailers : .data
        case .dataReturn:
            guard ByteScan.byte(base, offset) == ASCII.carriageReturn else { throw .chunkEnd }
            offset &+= 1
            phase = .dataLineFeed
        case .dataLineFeed:
            guard ByteScan.byte(base, offset) == ASCII.lineFeed else { throw .chunkEnd }
            offset &+= 1
            phase = .size
        case .trailers: try takeTrailers(base, count, &offset)
        case .data, .length, .untilClose, .end: return
        case .failed: throw fault
        }
    }

    /// chunk-size = 1*HEXDIG: no sign, no blank, no prefix, and at most 16 digits, so that zeros in front end too.
    @inline(__always)
    private mutating func takeSize(_ base: UnsafeRawPointer, _ count: Int, _ offset: inout Int) throws(WireFault) {
        while offset < count {
            let byte = ByteScan.byte(base, offset)
            if let digit = ASCII.hexValue(byte) {
                digits &+= 1
                guard digits <= 16, remaining < 1 << 59 else { throw .chunkSizeTooLarge }
                remaining = remaining << 4 | UInt64(digit)
                offset &+= 1
                continue
            }
            guard digits > 0 else { throw .chunkSize }
            digits = 0
            if byte == ASCII.carriageReturn {
                offset &+= 1
                phase = .sizeLineFeed
            } else if byte == ASCII.semicolon || ASCII.isBlank(byte) {
                chunkExtension = ChunkExtension()
                extensionBytes = 0
                phase = .extensions
            } else {
                throw byte == ASCII.lineFeed ? .bareLineFeed : .chunkSize
            }
            return
        }
    }

    private mutating func takeExtensions(
        _ base: UnsafeRawPointer, _ count: Int, _ offset: inout Int
    ) throws(WireFault) {
        while offset < count {
            let byte = ByteScan.byte(base, offset)
            if byte == ASCII.carriageReturn, chunkExtension.mayEnd {
                offset &+= 1
                phase = .sizeLineFeed
                return
            }
            extensionBytes += 1
            allExtensionBytes += 1
            guard extensionBytes <= limits.chunkExtension, allExtensionBytes <= limits.allChunkExtensions else {
                throw .chunkExtensionsTooLong
            }
            guard chunkExtension.accept(byte) else { throw .chunkExtension }
            offset &+= 1
        }
    }

    private mutating func takeTrailers(
        _ base: UnsafeRawPointer, _ count: Int, _ offset: inout Int
    ) throws(WireFault) {
        if trailerReader.isEmpty {
            // Nearly every message ends here, with the empty line and no trailers.
            if count &- offset >= 2, ByteScan.byte(base, offset) == ASCII.carriageReturn,
                ByteScan.byte(base, offset &+ 1) == ASCII.lineFeed
            {
                offset &+= 2
                phase = .end
                return
            }
            trailerReader.append(TrailerReader(limits: limits.trailers))
        }
        if try trailerReader[0].take(base, count, &offset) { phase = .end }
    }
}
