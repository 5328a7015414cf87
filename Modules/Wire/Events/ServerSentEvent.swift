/// An event as it was dispatched; its bytes are lent for the length of the call that it is handed to.
public struct ServerSentEvent {
    /// The name of the event; empty where none was given, which means "message".
    public let unsafeType: UnsafeRawBufferPointer
    /// The lines of data, with a line feed between two.
    public let unsafeData: UnsafeRawBufferPointer
    /// The last event id: that of this event, or of an earlier one that set it.
    public let unsafeID: UnsafeRawBufferPointer
    /// Where in this input the event ends, its empty line included; of a CRLF the line feed may be yet to come.
    public let end: Int

    /// Lends the data.
    public func withData<Result>(_ body: (RawSpan) -> Result) -> Result { body(unsafeData.bytes) }

    /// What is no UTF-8 is replaced, as the standard's decoding does.
    public var data: String { String(decoding: unsafeData, as: UTF8.self) }
    public var id: String { String(decoding: unsafeID, as: UTF8.self) }
    /// "message" where none was given.
    public var type: String { unsafeType.isEmpty ? "message" : String(decoding: unsafeType, as: UTF8.self) }

    /// Whether the event has this name, without making a string of it.
    public func isType(_ name: StaticString) -> Bool {
        let bytes = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        return unsafeType.isEmpty ? bytes.elementsEqual("message".utf8) : bytes.elementsEqual(unsafeType)
    }
}
