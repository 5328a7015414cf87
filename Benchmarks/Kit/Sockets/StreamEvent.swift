/// A server-sent event of fixed length, in the size of a model's small delta, that says when it was sent.
///
/// Because the length is fixed, whoever counts events counts bytes, and costs next to nothing.
public enum StreamEvent {
    public static let length = 177
    /// Where the moment of sending stands: so many nanoseconds in decimal digits.
    public static let momentRange = 13..<32

    private static let head = Array("data: {\"at\":\"".utf8)
    private static let middle = Array("\",\"type\":\"response.output_text.delta\",\"delta\":\"".utf8)
    private static let tail = Array("\"}\n\n".utf8)

    /// The event, sent at the moment 0.
    public static let template: [UInt8] = {
        let moment = [UInt8](repeating: UInt8(ascii: "0"), count: momentRange.count)
        let text = length - head.count - moment.count - middle.count - tail.count
        return head + moment + middle + [UInt8](repeating: UInt8(ascii: "x"), count: text) + tail
    }()

    /// The event as one chunk of a chunked body (RFC 9112, section 7.1).
    public static let chunk = Array("\(String(length, radix: 16))\r\n".utf8) + template + [0x0D, 0x0A]
    /// Where the event begins in its chunk.
    public static let offsetInChunk = chunk.count - length - 2

    /// Writes a moment over the one that an event holds.
    public static func write(_ moment: UInt64, at start: UnsafeMutablePointer<UInt8>) {
        var rest = moment
        for index in momentRange.reversed() {
            start[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}
