/// A client's connection and what is on its way there.
final class Connection {
    enum Work {
        /// Waits for a request, or in a stream for the client to go.
        case none
        /// The rest of a reply.
        case sending(UnsafeRawBufferPointer)
        /// So many events are still to go, and of the piece that went last this rest.
        case streaming(events: Int, rest: UnsafeRawBufferPointer)
    }

    let descriptor: Int32
    var work = Work.none
    /// The beginning of a head whose end has not come.
    var partialHead: [UInt8] = []
    /// Bytes of a request's body that are still to come.
    var bodyLeft = 0
    /// Whether the poller was asked to tell of room for writing.
    var awaitsRoom = false
    var isOpen = true

    init(_ descriptor: Int32) { self.descriptor = descriptor }
}
