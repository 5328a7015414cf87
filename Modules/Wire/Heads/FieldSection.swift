/// Reads field lines up to the empty line, of a head or of trailers (RFC 9112 sections 5 and 7.1.2).
///
/// It goes on where it stopped: every byte is looked at once, however the bytes arrive.
struct FieldSection: Sendable {
    private enum Phase: UInt8 { case lineStart, name, beforeValue, value }

    enum Step {
        case needMore
        /// The empty line ends before this offset.
        case end(Int)
        case failed(WireFault)
    }

    private var phase = Phase.lineStart
    private var lineStart = 0
    private var nameEnd = 0
    private var valueStart = 0
    /// Bytes before it have been looked at.
    private var cursor = 0
    private var known = FieldName.other
    var table = FieldTable()

    /// Begins anew, with the first field line at this offset.
    mutating func begin(at offset: Int) {
        phase = .lineStart
        cursor = offset
        table.removeAll()
    }

    /// `base` holds `count` bytes since the start of the message.
    mutating func scan(_ base: UnsafeRawPointer, _ count: Int, _ limits: HeadLimits) -> Step {
        while true {
            switch phase {
            case .lineStart:
                guard cursor < count else { return .needMore }
                if ByteScan.byte(base, cursor) == ASCII.carriageReturn {
                    guard cursor + 1 < count else { return .needMore }
                    guard ByteScan.byte(base, cursor + 1) == ASCII.lineFeed else { return .failed(.bareCarriageReturn) }
                    return .end(cursor + 2)
                }
                guard table.count < limits.fields else { return .failed(.tooManyFields) }
                lineStart = cursor
                phase = .name
            case .name:
                if let step = scanName(base, count, limits) { return step }
            case .beforeValue:
                while cursor < count, ASCII.isBlank(ByteScan.byte(base, cursor)) { cursor &+= 1 }
                guard cursor &- lineStart <= limits.fieldLine else { return .failed(.fieldLineTooLong) }
                guard cursor < count else { return .needMore }
                valueStart = cursor
                phase = .value
            case .value:
                if let step = scanValue(base, count, limits) { return step }
            }
        }
    }

    @inline(__always)
    private mutating func scanName(_ base: UnsafeRawPointer, _ count: Int, _ limits: HeadLimits) -> Step? {
        let longest = min(limits.fieldLine, Int(UInt16.max))
        let end = min(count, lineStart &+ longest &+ 1)
        let colon = ByteScan.first(ASCII.colon, in: base, from: cursor, to: end)
        known = .other
        if colon < end { known = KnownNames.find(base + lineStart, colon &- lineStart) }
        if known == .other {
            let stop = ByteScan.firstOutside(.token, in: base, from: cursor, to: colon)
            if stop < colon { return .failed(faultInName(ByteScan.byte(base, stop), isFirst: stop == lineStart)) }
        }
        guard colon &- lineStart <= longest else { return .failed(.fieldLineTooLong) }
        cursor = colon
        guard colon < count else { return .needMore }
        guard colon > lineStart else { return .failed(.fieldName) }
        nameEnd = colon
        cursor = colon &+ 1
        phase = .beforeValue
        return nil
    }

    private func faultInName(_ byte: UInt8, isFirst: Bool) -> WireFault {
        switch byte {
        case ASCII.space, ASCII.tab: isFirst ? .foldedLine : .spaceInFieldName
        case ASCII.lineFeed: .bareLineFeed
        case ASCII.carriageReturn: .fieldLineWithoutColon
        default: .fieldName
        }
    }

    @inline(__always)
    private mutating func scanValue(_ base: UnsafeRawPointer, _ count: Int, _ limits: HeadLimits) -> Step? {
        while true {
            cursor = ByteScan.firstControl(in: base, from: cursor, to: count)
            guard cursor &- lineStart <= limits.fieldLine else { return .failed(.fieldLineTooLong) }
            guard cursor < count else { return .needMore }
            let byte = ByteScan.byte(base, cursor)
            if byte == ASCII.tab {
                cursor &+= 1
                continue
            }
            guard byte == ASCII.carriageReturn else {
                return .failed(byte == ASCII.lineFeed ? .bareLineFeed : .fieldValue)
            }
            guard cursor &+ 1 < count else { return .needMore }
            guard ByteScan.byte(base, cursor &+ 1) == ASCII.lineFeed else { return .failed(.bareCarriageReturn) }
            break
        }
        var valueEnd = cursor
        while valueEnd > valueStart, ASCII.isBlank(ByteScan.byte(base, valueEnd &- 1)) { valueEnd &-= 1 }
        cursor &+= 2
        table.append(
            Field(
                name: known, isHopByHop: HopByHop.always.contains(known), nameLength: UInt16(nameEnd &- lineStart),
                lineStart: UInt32(lineStart), valueStart: UInt32(valueStart),
                valueLength: UInt32(valueEnd &- valueStart), lineEnd: UInt32(cursor)))
        phase = .lineStart
        return nil
    }
}
