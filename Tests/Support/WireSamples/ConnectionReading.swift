public import Wire

/// What a reader made of the bytes of a connection, in whatever pieces they came.
public struct ConnectionReading: Hashable, Sendable {
    /// Each whole message in full: start line, meaning, fields, content, trailers.
    public internal(set) var messages: [String] = []
    /// The name of the fault that ended the reading.
    public internal(set) var refusal: String?
    public internal(set) var status: Int?
    /// Bytes that belong to no whole message, at the end of the input or of HTTP.
    public internal(set) var rest = 0

    /// Reads requests.
    public static func requests(_ pieces: [[UInt8]], limits: HeadLimits = HeadLimits()) -> ConnectionReading {
        var reader = ConnectionReader(heads: .requests(RequestParser(limits: limits)))
        return reader.read(pieces)
    }

    /// Reads responses to requests with this method.
    public static func responses(
        _ pieces: [[UInt8]], to method: Method, limits: HeadLimits = HeadLimits()
    ) -> ConnectionReading {
        var reader = ConnectionReader(heads: .responses(ResponseParser(limits: limits), method))
        return reader.read(pieces)
    }
}

extension WireSample {
    /// Reads the sample as its side does.
    public func read(_ pieces: [[UInt8]]) -> ConnectionReading {
        switch side {
        case .server: .requests(pieces)
        case .client(.get): .responses(pieces, to: .get)
        case .client(.head): .responses(pieces, to: .head)
        case .client(.connect): .responses(pieces, to: .connect)
        }
    }
}

/// Drives parsers and body readers as a connection does: keeps what is incomplete, goes on behind what is complete.
struct ConnectionReader {
    enum Heads {
        case requests(RequestParser)
        case responses(ResponseParser, Method)
    }

    var heads: Heads
    private var reading = ConnectionReading()
    /// The bytes of the head since its start.
    private var held: [UInt8] = []
    private var body: BodyReader?
    private var message = ""
    private var content: [UInt8] = []
    /// Nothing more of HTTP follows: another protocol, or a fault.
    private var isOver = false

    init(heads: Heads) { self.heads = heads }

    mutating func read(_ pieces: [[UInt8]]) -> ConnectionReading {
        for piece in pieces { take(piece) }
        if !isOver { end() }
        reading.rest = reading.refusal == nil ? held.count : 0
        return reading
    }

    private mutating func take(_ piece: [UInt8]) {
        var input = piece
        while !input.isEmpty, !isOver {
            if body == nil {
                held += input
                input = takeHead()
            } else {
                input = takeContent(input)
            }
        }
        if isOver { held += input }
    }

    /// - Returns: What follows the head, if it is complete.
    private mutating func takeHead() -> [UInt8] {
        let length: Int
        let framing: BodyFraming
        switch parseHead() {
        case .needMore: return []
        case .failed(let error):
            fail(error)
            return []
        case .complete(let complete):
            length = complete
            framing = describe()
        }
        let rest = Array(held[length...])
        held = []
        if isOver {
            reading.messages.append(message)
            return rest
        }
        var next = BodyReader(framing)
        var offset = 0
        // A message without content is complete with its head.
        if case .end = next.next(in: [UInt8]().span.bytes, at: &offset) {
            finish(nil)
        } else {
            body = next
        }
        return rest
    }

    private mutating func parseHead() -> HeadProgress {
        switch heads {
        case .requests(var parser):
            let progress = parser.parse(held.span.bytes)
            heads = .requests(parser)
            return progress
        case .responses(var parser, let method):
            let progress = parser.parse(held.span.bytes, answering: method)
            heads = .responses(parser, method)
            return progress
        }
    }

    /// Writes down what the head says, prepares for the next one, and returns how its content is framed.
    private mutating func describe() -> BodyFraming {
        let held = held
        let bytes = held.span.bytes
        switch heads {
        case .requests(var parser):
            let head = parser.head
            message = MessageText.request(head, bytes) + MessageText.fields(parser.fields, bytes)
            parser.reset()
            heads = .requests(parser)
            // What follows CONNECT is not HTTP.
            isOver = head.method == .connect
            return head.framing
        case .responses(var parser, let method):
            let head = parser.head
            message = MessageText.response(head, bytes) + MessageText.fields(parser.fields, bytes)
            parser.reset()
            heads = .responses(parser, method)
            isOver = head.kind == .switchingProtocols || head.kind == .tunnel
            return head.framing
        }
    }

    private mutating func takeContent(_ input: [UInt8]) -> [UInt8] {
        guard var reader = body else { return input }
        var offset = 0
        while true {
            switch reader.next(in: input.span.bytes, at: &offset) {
            case .content(let range): content += input[range]
            case .needMore:
                body = reader
                return []
            case .end:
                finish(reader.trailers)
                return Array(input[offset...])
            case .failed(let error):
                fail(error)
                return []
            }
        }
    }

    private mutating func finish(_ trailers: Trailers?) {
        message += "content: \(content.map(String.init).joined(separator: " "))\n"
        if let trailers { message += "trailers:\n" + MessageText.fields(trailers.fields, trailers.bytes.span.bytes) }
        reading.messages.append(message)
        content = []
        body = nil
    }

    private mutating func end() {
        guard var reader = body else { return }
        do throws(WireError) {
            try reader.inputEnded()
            finish(nil)
        } catch {
            // A request that is cut short is no fault of its bytes: they may yet come.
            if case .responses = heads { fail(error) }
        }
    }

    private mutating func fail(_ error: WireError) {
        reading.refusal = error.code.description
        reading.status = error.suggestedStatus
        isOver = true
        held = []
    }
}
