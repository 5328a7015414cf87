/// What a connection of a server waits for, how long it may, and what becomes of it then.
enum ServerPatience: Hashable {
    /// For the next request.
    case request
    /// For the rest of a head that has begun.
    case head
    /// For content that somebody wants.
    case content
    /// For the client to take what is queued.
    case taking
    /// For the client to see its last answer and end its side.
    case farewell
    /// For somebody of ours, who may take his time.
    case nobody

    static func waiting(
        _ phase: ServerConnection.Phase, hasPartialHead: Bool, wantsContent: Bool, isQueued: Bool
    ) -> ServerPatience {
        switch phase {
        case .head: hasPartialHead ? .head : .request
        case .content where wantsContent: .content
        case .content, .answering: isQueued ? .taking : .nobody
        case .lingering: isQueued ? .taking : .farewell
        case .handedOver, .closed: .nobody
        }
    }

    /// Nil for as long as it takes.
    func timeout(_ limits: ServerLimits) -> Duration? {
        switch self {
        case .request: limits.idleTimeout
        case .head: limits.headTimeout
        case .content: limits.contentTimeout
        case .taking: limits.sendTimeout
        case .farewell: limits.lingerTimeout
        case .nobody: nil
        }
    }

    enum End: Hashable {
        case close
        /// Answer 408, or break off where an answer has begun.
        case refuse(String)
        case breakOff(String)
        case waitOn
    }

    /// - Parameter hasMoved: Whether something left the queue since the deadline was set: slow, but alive.
    func end(hasMoved: Bool) -> End {
        switch self {
        case .request, .farewell: .close
        case .head: .refuse("the head of the request did not come in time")
        case .content: .refuse("the content of the request did not come in time")
        case .taking: hasMoved ? .waitOn : .breakOff("the client takes nothing of what is sent")
        case .nobody: .waitOn
        }
    }
}
