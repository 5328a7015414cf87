/// Reads field lines up to the empty line, of a head or of trailers (RFC 9112 sections 5 and 7.1.2).
///
/// It goes on where it stopped: no byte is looked at more than twice, however the bytes arrive.
struct FieldSection: Sendable {
    enum Step {
        case needMore
        /// The empty line ends before this offset.
        case end(Int)
        case failed(WireFault)
    }

    private let limits: HeadLimits
    private var scanner: FieldScanner
    var table = FieldTable()

    init(_ limits: HeadLimits) {
        self.limits = limits
        scanner = FieldScanner(limits)
    }

    /// Begins anew, with the first field line at this offset.
    mutating func begin(at offset: Int) {
        scanner.begin(at: offset)
        table.removeAll()
    }

    /// `base` holds `count` bytes since the start of the message.
    mutating func scan(_ base: UnsafeRawPointer, _ count: Int) -> Step {
        while true {
            if scanner.isAtLineStart {
                if table.count == table.slots.count, table.count < limits.fields { table.makeRoom() }
                scanner.cursor = WholeLines.read(base, scanner.cursor, count, limits, into: &table)
            }
            switch scanner.readLine(base, count) {
            case .needMore: return .needMore
            case .end: return .end(scanner.cursor)
            case .failed(let fault): return .failed(fault)
            case .newLine:
                guard table.count < limits.fields else { return .failed(.tooManyFields) }
                scanner.startLine()
            case .field(let field):
                if table.count == table.slots.count { table.makeRoom() }
                table.append(field)
            }
        }
    }
}
