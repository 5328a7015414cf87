/// Follows the events of one stream, in whatever pieces they come.
public struct EventCounter: Sendable {
    /// Where in its event the next byte stands.
    private var offset = 0
    private var moment: UInt64 = 0
    /// Events that have come whole.
    public private(set) var events = 0
    /// Something came that is not one of our events.
    public private(set) var isGarbled = false

    public init() {}

    /// - Parameter whole: is told of each event that ends, with the moment at which it was sent, 0 if it does not say.
    public mutating func take(_ bytes: UnsafeRawBufferPointer, whole: (_ sentAt: UInt64) -> Void) {
        var index = 0
        while index < bytes.count {
            if offset < StreamEvent.momentRange.upperBound {
                takeHead(bytes[index])
                index += 1
                continue
            }
            let step = min(bytes.count - index, StreamEvent.length - offset)
            index += step
            offset += step
            if offset == StreamEvent.length {
                if bytes[index - 1] != 0x0A { isGarbled = true }
                events += 1
                whole(moment)
                (offset, moment) = (0, 0)
            }
        }
    }

    private mutating func takeHead(_ byte: UInt8) {
        if offset >= StreamEvent.momentRange.lowerBound {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return isGarbled = true }
            moment = moment &* 10 &+ UInt64(byte - UInt8(ascii: "0"))
        } else if byte != StreamEvent.template[offset] {
            isGarbled = true
        }
        offset += 1
    }
}
