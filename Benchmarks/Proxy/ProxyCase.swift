import BenchKit

/// One thing that proxies are measured at.
struct ProxyCase: Sendable {
    enum Work: Sendable {
        /// Requests over connections that stay open, with a body of so many bytes; none is a GET.
        case requests(connections: Int, body: Int?)
        /// Events that come at a pace, while it is measured.
        case pacedEvents
        /// So many events of each stream as fast as they go.
        case allEvents(each: Int)
        /// The memory of idle streams.
        case memory(limit: Double)
        /// More idle streams than one process can hold, so many of them beyond.
        case crowd(beyond: Int)
    }

    /// For `--filter`.
    let name: String
    let title: String
    let work: Work
    var path = "/small"
    var streams = 0
    var isSecure = false
    var targets = ProxyTargets()

    var hasLargeReplies: Bool { path == "/large" }

    /// The table of what is promised.
    static let all = [
        ProxyCase(
            name: "get", title: "GET, 128-byte reply, 64 connections", work: .requests(connections: 64, body: nil),
            targets: targets(1.00)),
        ProxyCase(
            name: "post-2k", title: "POST of 2 KB, 64 connections", work: .requests(connections: 64, body: 2_048),
            targets: targets(0.85)),
        ProxyCase(
            name: "post-64k", title: "POST of 64 KiB, 64 connections", work: .requests(connections: 64, body: 65_536),
            targets: targets(nil)),
        ProxyCase(
            name: "large", title: "GET, 1 MiB reply, 8 connections", work: .requests(connections: 8, body: nil),
            path: "/large", targets: targets(0.97)),
        ProxyCase(
            name: "events-paced", title: "200 streams, 100 events a second each", work: .pacedEvents,
            path: "/events?rate=100", streams: 200, targets: targets(0.97)),
        // At full speed the length of the reads decides, and that is the kernel's and the load's: no ratio to promise.
        ProxyCase(
            name: "events-full", title: "100 streams at full speed", work: .allEvents(each: 20_000),
            path: "/events?count=20000",
            streams: 100, targets: ProxyTargets(notAboveHAProxy: true)),
        ProxyCase(
            name: "tls-get", title: "TLS upstream: GET, 128-byte reply, 64 connections",
            work: .requests(connections: 64, body: nil), isSecure: true, targets: targets(0.97)),
        ProxyCase(
            name: "tls-events-paced", title: "TLS upstream: 200 streams, 100 events a second each",
            work: .pacedEvents, path: "/events?rate=100", streams: 200, isSecure: true, targets: targets(0.97)),
        ProxyCase(
            name: "memory", title: "idle stream, of 5,000", work: .memory(limit: 2 * 1024), path: "/idle",
            streams: 5_000),
        ProxyCase(
            name: "tls-memory", title: "idle stream with a TLS upstream, of 5,000", work: .memory(limit: 27 * 1024),
            path: "/idle", streams: 5_000, isSecure: true),
        ProxyCase(
            name: "crowd", title: "9,000 streams in one process", work: .crowd(beyond: 2_000), path: "/idle",
            streams: 9_000),
    ]

    private static func targets(_ toNginx: Double?) -> ProxyTargets {
        ProxyTargets(toNginx: toNginx, p99ToNginx: 1.1, notAboveHAProxy: true)
    }
}

extension ProxyCase {
    /// What is counted, with its article.
    var operation: String {
        switch work {
        case .requests: "a request"
        case .pacedEvents, .allEvents: "an event"
        case .memory, .crowd: "a stream"
        }
    }
}
