import Wire

/// Why a request is answered by the server itself, and with what.
struct Refusal: Error {
    let status: Int
    let text: String

    init(_ status: Int, _ text: String) {
        self.status = status
        self.text = text
    }

    init(_ error: WireError) { self.init(error.suggestedStatus ?? 400, "\(error)") }

    static func tooMuchContent(_ most: UInt64) -> Refusal { Refusal(413, "the content is larger than \(most) bytes") }
}

/// The content of the request in hand, as far as it has come: memory that only a request with content needs.
final class RequestContent {
    /// What stands next in the input, without its framing.
    enum Piece {
        case content(Range<Int>)
        case end
    }

    private var reader: BodyReader
    private let most: UInt64
    private var count: UInt64 = 0
    /// The handler of the exchange wants no content for now.
    var isPaused = false
    /// The client waits to be told to send its content.
    var owesContinue: Bool

    init(_ head: RequestHead, _ limits: ServerLimits) throws(Refusal) {
        if case .length(let length) = head.framing, length > limits.content { throw .tooMuchContent(limits.content) }
        reader = BodyReader(head.framing, limits: limits.bodies)
        most = limits.content
        owesContinue = head.expectsContinue
    }

    /// Whether the request has ended.
    var isComplete: Bool { reader.isComplete }

    /// - Returns: How many bytes of the input belong to the request, framing included.
    func follow(_ bytes: RawSpan) throws(Refusal) -> Int {
        owesContinue = false
        switch reader.follow(bytes) {
        case .more: return try counted(bytes.byteCount)
        case .end(let length): return try counted(length)
        case .failed(let error): throw Refusal(error)
        }
    }

    /// Finds the next piece, and moves `offset` behind it; nil when more bytes are needed for one.
    func next(in bytes: RawSpan, at offset: inout Int) throws(Refusal) -> Piece? {
        owesContinue = false
        switch reader.next(in: bytes, at: &offset) {
        case .needMore: return nil
        case .content(let range):
            _ = try counted(range.count)
            return .content(range)
        case .end: return .end
        case .failed(let error): throw Refusal(error)
        }
    }

    private func counted(_ bytes: Int) throws(Refusal) -> Int {
        count &+= UInt64(bytes)
        guard count <= most else { throw .tooMuchContent(most) }
        return bytes
    }
}
