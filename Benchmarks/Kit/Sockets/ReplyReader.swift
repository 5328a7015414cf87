/// Reads the replies of one connection: the status, then the body without its chunk framing (RFC 9112, section 7.1).
///
/// It reads what well-behaved servers send, and calls anything else malformed.
public struct ReplyReader: Sendable {
    private enum Place {
        case head, chunkSize, chunk(left: Int), chunkEnd, trailer, untilClosed, sized(left: Int), ended
    }

    private var place = Place.head
    private var line: [UInt8] = []
    private var isChunked = false
    private var length: Int?

    /// Of the reply that is being read; 0 before its head has come.
    public private(set) var status = 0
    public private(set) var isMalformed = false

    public init() {}

    public var hasHead: Bool { if case .head = place { false } else { status != 0 } }
    public var hasEnded: Bool { if case .ended = place { true } else { false } }

    public mutating func take(_ bytes: UnsafeRawBufferPointer, body: (UnsafeRawBufferPointer) -> Void) {
        var index = 0
        while index < bytes.count, !isMalformed {
            switch place {
            case .chunk(let left), .sized(let left):
                let step = min(left, bytes.count - index)
                body(UnsafeRawBufferPointer(rebasing: bytes[index..<(index + step)]))
                index += step
                advance(by: step)
            case .untilClosed:
                body(UnsafeRawBufferPointer(rebasing: bytes[index...]))
                index = bytes.count
            case .head, .chunkSize, .chunkEnd, .trailer:
                let byte = bytes[index]
                index += 1
                if byte == 0x0A { endLine() } else if byte != 0x0D { line.append(byte) }
                if line.count > 8_192 { isMalformed = true }
            case .ended: return isMalformed = true
            }
        }
    }

    private mutating func advance(by step: Int) {
        switch place {
        case .chunk(let left): place = left == step ? .chunkEnd : .chunk(left: left - step)
        case .sized(let left): place = left == step ? .ended : .sized(left: left - step)
        default: break
        }
    }

    private mutating func endLine() {
        let text = String(decoding: line, as: UTF8.self)
        line.removeAll(keepingCapacity: true)
        switch place {
        case .head: takeHeadLine(text)
        case .chunkSize:
            let size = Int(text.prefix { $0 != ";" }, radix: 16)
            isMalformed = size == nil
            place = size == 0 ? .trailer : .chunk(left: size ?? 0)
        case .chunkEnd:
            isMalformed = !text.isEmpty
            place = .chunkSize
        case .trailer: if text.isEmpty { place = .ended }
        default: break
        }
    }

    private mutating func takeHeadLine(_ text: String) {
        guard status != 0 else {
            let words = text.split(separator: " ")
            status = words.count > 1 && words[0].hasPrefix("HTTP/1.") ? Int(words[1]) ?? 0 : 0
            isMalformed = status == 0
            return
        }
        guard !text.isEmpty else {
            place = isChunked ? .chunkSize : length.map { $0 == 0 ? .ended : .sized(left: $0) } ?? .untilClosed
            return
        }
        let field = text.lowercased().split(separator: ":", maxSplits: 1)
        let value = field.count == 2 ? field[1].drop { $0 == " " } : ""
        if field[0] == "transfer-encoding" { isChunked = value == "chunked" }
        if field[0] == "content-length" { length = Int(value) }
    }
}
