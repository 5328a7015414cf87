import Wire
import WireSamples

/// Reads bytes as an event stream: the same events however it is split, and written anew they read the same.
public func fuzzEventStream(_ bytes: [UInt8]) {
    let limits = EventLimits(line: 100, event: 150)
    let whole = EventReading([bytes], limits: limits)
    for pieces in Splits.of(bytes) {
        guard EventReading(pieces, limits: limits) == whole else { preconditionFailure("a split changes the events") }
    }
    var out = ByteBuffer()
    var written: [EventReading.Event] = []
    for event in whole.events {
        let type = String(decoding: event.type, as: UTF8.self)
        let id = String(decoding: event.id, as: UTF8.self)
        do throws(WireError) {
            try out.writeEvent(type: type, data: event.data.span.bytes, id: id)
        } catch {
            preconditionFailure("an event that was read cannot be written: \(error)")
        }
        written.append(EventReading.Event(type: Array(type.utf8), data: event.data, id: Array(id.utf8)))
    }
    guard EventReading([out.array]).events == written else { preconditionFailure("events do not come back") }
    checkHostileEvent(bytes)
}

/// Whatever is put into an event, one event comes out of it, or it is refused.
private func checkHostileEvent(_ bytes: [UInt8]) {
    let text = String(decoding: bytes.prefix(40), as: UTF8.self)
    var out = ByteBuffer()
    do throws(WireError) {
        try out.writeEvent(type: text, data: bytes.span.bytes, id: text)
    } catch {
        guard out.isEmpty else { preconditionFailure("half an event was written") }
        try? out.writeEvent(data: bytes.span.bytes)
    }
    out.writeEventComment(text)
    guard EventReading([out.array]).events.count == 1 else { preconditionFailure("not one event for one") }
}
