import Transport
import Wire

/// The value of Date (RFC 9110 section 6.6.1), made once a second.
struct ServerDate: ~Copyable {
    private var second = Int64.min
    private var text = ByteBuffer()

    /// Writes the field line.
    mutating func writeField(at time: WallTime, to buffer: inout ByteBuffer) {
        let now = time.secondsSinceEpoch
        if now != second {
            second = now
            text.removeAll()
            text.append("Date: ")
            HTTPDateText.write(secondsSinceEpoch: Int(now), to: &text)
            text.append("\r\n")
        }
        buffer.append(text.unsafeBytes)
    }
}
