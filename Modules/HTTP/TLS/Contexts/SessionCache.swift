import COpenSSL
import Transport

/// Sessions that servers gave us, to shorten the next handshake with them.
///
/// Bounded, the oldest go first. A resumed connection skips the certificate, so sessions stay within the context whose
/// authorities vouched for it, are used for the same endpoint only, and are forgotten after an hour.
final class SessionCache {
    static let lifetime = Duration.seconds(3600)
    static let perEndpoint = 8
    private let capacity: Int
    private let clock: any Clock
    private var entries: [Entry] = []

    private struct Entry {
        let endpoint: Endpoint
        let session: TLSSession
        let deadline: Instant
    }

    init(capacity: Int, clock: any Clock) {
        self.capacity = capacity
        self.clock = clock
    }

    var count: Int { entries.count }

    func add(_ session: TLSSession, for endpoint: Endpoint) {
        guard capacity > 0 else { return }
        let same = entries.indices.filter { entries[$0].endpoint == endpoint }
        if same.count >= Self.perEndpoint {
            entries.remove(at: same[0])
        } else if entries.count >= capacity {
            entries.removeFirst()
        }
        entries.append(Entry(endpoint: endpoint, session: session, deadline: clock.now + Self.lifetime))
    }

    /// The newest session for an endpoint; one of TLS 1.3 is handed out once (RFC 8446 appendix C.4).
    func take(for endpoint: Endpoint) -> TLSSession? {
        let now = clock.now
        entries.removeAll { $0.deadline <= now || !$0.session.isResumable }
        guard let index = entries.lastIndex(where: { $0.endpoint == endpoint }) else { return nil }
        let session = entries[index].session
        if session.isForOneUse { entries.remove(at: index) }
        return session
    }
}

/// A session that is held for as long as this value is.
final class TLSSession {
    let handle: OpaquePointer

    /// Takes the caller's reference over.
    init(owned handle: OpaquePointer) { self.handle = handle }

    deinit { SSL_SESSION_free(handle) }

    var isResumable: Bool { SSL_SESSION_is_resumable(handle) == 1 }
    var isForOneUse: Bool { SSL_SESSION_get_protocol_version(handle) >= TLS1_3_VERSION }
}
