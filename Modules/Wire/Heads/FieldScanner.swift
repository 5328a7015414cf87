/// Reads one field line wherever its bytes stop, and says what is wrong with it.
struct FieldScanner: Sendable {
    private enum Phase: UInt8 { case lineStart, name, beforeValue, value }

    enum Stop {
        case needMore
        /// The empty line was read.
        case end
        /// A field line begins; to be gone on with after ``startLine()``.
        case newLine
        case field(Field)
        case failed(WireFault)
    }

    private let limit: Int
    private var phase = Phase.lineStart
    private var name = FieldName.other
    private var lineStart = 0
    private var nameEnd = 0
    private var valueStart = 0
    /// Bytes before it have been looked at.
    var cursor = 0

    init(_ limits: HeadLimits) { limit = limits.fieldLine }

    mutating func begin(at offset: Int) {
        phase = .lineStart
        cursor = offset
    }

    var isAtLineStart: Bool { phase == .lineStart }

    mutating func startLine() {
        lineStart = cursor
        phase = .name
    }

    mutating func readLine(_ base: UnsafeRawPointer, _ count: Int) -> Stop {
        while true {
            switch phase {
            case .lineStart:
                guard cursor < count else { return .needMore }
                guard ByteScan.byte(base, cursor) == ASCII.carriageReturn else { return .newLine }
                guard cursor &+ 1 < count else { return .needMore }
                guard ByteScan.byte(base, cursor &+ 1) == ASCII.lineFeed else { return .failed(.bareCarriageReturn) }
                cursor &+= 2
                return .end
            case .name:
                if let stop = readName(base, count) { return stop }
            case .beforeValue:
                while cursor < count, ASCII.isBlank(ByteScan.byte(base, cursor)) { cursor &+= 1 }
                guard cursor &- lineStart <= limit else { return .failed(.fieldLineTooLong) }
                guard cursor < count else { return .needMore }
                valueStart = cursor
                phase = .value
            case .value:
                if let stop = readValue(base, count) { return stop }
                let field = Field(
                    name, lineStart: lineStart, nameEnd: nameEnd, valueStart: valueStart, lineEnd: cursor, in: base)
                cursor &+= 2
                phase = .lineStart
                return .field(field)
            }
        }
    }

    private mutating func readName(_ base: UnsafeRawPointer, _ count: Int) -> Stop? {
        let longest = min(limit, Int(UInt16.max))
        let end = min(count, lineStart &+ longest &+ 1)
        cursor = ByteScan.firstOutside(.token, in: base, from: cursor, to: end)
        guard cursor &- lineStart <= longest else { return .failed(.fieldLineTooLong) }
        guard cursor < count else { return .needMore }
        let byte = ByteScan.byte(base, cursor)
        guard byte == ASCII.colon, cursor > lineStart else {
            return .failed(FieldScanner.faultInName(byte, isFirst: cursor == lineStart))
        }
        name = KnownNameMatcher.find(base + lineStart, cursor &- lineStart)
        nameEnd = cursor
        cursor &+= 1
        phase = .beforeValue
        return nil
    }

    private static func faultInName(_ byte: UInt8, isFirst: Bool) -> WireFault {
        switch byte {
        case ASCII.space, ASCII.tab: isFirst ? .foldedLine : .spaceInFieldName
        case ASCII.lineFeed: .bareLineFeed
        case ASCII.carriageReturn: .fieldLineWithoutColon
        default: .fieldName
        }
    }

    /// Moves the cursor to the CR that ends the value.
    private mutating func readValue(_ base: UnsafeRawPointer, _ count: Int) -> Stop? {
        while true {
            cursor = ByteScan.firstControl(in: base, from: cursor, to: count)
            guard cursor &- lineStart <= limit else { return .failed(.fieldLineTooLong) }
            guard cursor < count else { return .needMore }
            let byte = ByteScan.byte(base, cursor)
            guard byte != ASCII.tab else {
                cursor &+= 1
                continue
            }
            guard byte == ASCII.carriageReturn else {
                return .failed(byte == ASCII.lineFeed ? .bareLineFeed : .fieldValue)
            }
            guard cursor &+ 1 < count else { return .needMore }
            guard ByteScan.byte(base, cursor &+ 1) == ASCII.lineFeed else { return .failed(.bareCarriageReturn) }
            return nil
        }
    }
}
