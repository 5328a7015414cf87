import Transport

/// The message that carries a listening socket over a unix connection: sixteen fixed bytes, with one descriptor beside
/// them (unix(7), SCM_RIGHTS).
enum ListenerGift {
    static let bytes = Array("switchyard:sock1".utf8)

    /// What a call on the connection gave.
    enum Arrival {
        case nothingYet
        case message(bytes: [UInt8], descriptors: [Int32], isCut: Bool)
        case ended
        case failed
    }

    /// Takes the descriptor out of a message that is exactly as agreed; closes whatever else arrived.
    static func accept(
        _ bytes: [UInt8], _ descriptors: [Int32], isCut: Bool, _ context: String
    ) throws(TransportError) -> Int32 {
        guard bytes == Self.bytes, !isCut, descriptors.count == 1, let descriptor = descriptors.first else {
            for descriptor in descriptors { System.closeDescriptor(descriptor) }
            let what = bytes == Self.bytes ? "\(descriptors.count) descriptors" : "another message"
            throw TransportError(.other, context, detail: "a socket was awaited and \(what) came")
        }
        return descriptor
    }

    /// The unix connection, if its peer is the user it should be.
    static func connection(
        _ stream: any ByteStream, on loop: EventLoop, with uid: UInt32, _ context: String
    ) throws(TransportError) -> SocketStream {
        guard let stream = stream as? SocketStream, stream.kind == .unix else {
            throw TransportError(.other, context, detail: "it is not a unix connection of this loop")
        }
        guard !stream.isClosed else { throw TransportError(.closed, context) }
        guard case .user(let user) = loop.peer(of: stream), user.uid == uid else {
            throw TransportError(.permission, context, detail: "the other side is not user \(uid)")
        }
        return stream
    }
}
