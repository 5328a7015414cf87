/// A place in a text, for messages that a person follows with an editor.
public struct TextPosition: Hashable, Sendable, CustomStringConvertible {
    /// Bytes before this place.
    public let offset: Int
    /// Lines counted from 1.
    public let line: Int
    /// Unicode scalars counted from 1, as most editors do.
    public let column: Int

    public init(offset: Int, line: Int, column: Int) {
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// Finds line and column of a byte offset; done only when an error is reported, never while parsing.
    ///
    /// CR LF, LF and a lone CR each end a line.
    public init(offset: Int, in bytes: RawSpan) {
        var line = 1
        var column = 1
        var index = 0
        let end = min(max(0, offset), bytes.byteCount)
        while index < end {
            let byte = bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
            index += 1
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
                column = 1
            case UInt8(ascii: "\r"):
                let next = index < bytes.byteCount ? bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self) : 0
                guard next != UInt8(ascii: "\n") else { continue }
                line += 1
                column = 1
            case 0x80...0xBF:
                continue
            default:
                column += 1
            }
        }
        self.init(offset: end, line: line, column: column)
    }

    public var description: String { "line \(line), column \(column)" }
}
