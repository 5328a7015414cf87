/// Bytes that arrive on a connection, and what an HTTP/1.1 recipient must make of them.
public struct WireSample: Sendable {
    /// Which side reads them.
    public enum Side: Sendable, Hashable {
        case server
        /// A client that has sent a request with this method.
        case client(Asked)
    }

    public enum Asked: Sendable, Hashable { case get, head, connect }

    public let name: String
    public let side: Side
    public let bytes: [UInt8]
    /// How many whole messages, interim responses included, come before the refusal or the end.
    public let accepted: Int
    /// The name of the fault that ends the connection; nil where there is none.
    public let refusal: String?
    /// The status that a server answers a refused request with.
    public let status: Int?
    /// Where it is written.
    public let clause: String
}

extension WireSample {
    /// One byte for each scalar of the text, so that any byte can be written.
    private static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    static func refuse(
        _ name: String, _ text: String, _ refusal: String, answered status: Int = 400, after accepted: Int = 0,
        _ clause: String
    ) -> WireSample {
        WireSample(
            name: name, side: .server, bytes: bytes(text), accepted: accepted, refusal: refusal, status: status,
            clause: clause)
    }

    static func accept(_ name: String, _ text: String, messages accepted: Int = 1, _ clause: String) -> WireSample {
        WireSample(
            name: name, side: .server, bytes: bytes(text), accepted: accepted, refusal: nil, status: nil, clause: clause
        )
    }

    static func refuseAnswer(
        _ name: String, _ text: String, to asked: Asked = .get, _ refusal: String, after accepted: Int = 0,
        _ clause: String
    ) -> WireSample {
        WireSample(
            name: name, side: .client(asked), bytes: bytes(text), accepted: accepted, refusal: refusal, status: nil,
            clause: clause)
    }

    static func acceptAnswer(
        _ name: String, _ text: String, to asked: Asked = .get, messages accepted: Int = 1, _ clause: String
    ) -> WireSample {
        WireSample(
            name: name, side: .client(asked), bytes: bytes(text), accepted: accepted, refusal: nil, status: nil,
            clause: clause)
    }
}

/// The table: malformed and ambiguous messages beside the sound ones that look like them.
public enum WireSamples {
    public static let all: [WireSample] =
        startLines + targets + fields + hosts + lengths + codings + connections + chunks + pipelines + responses
        + limits
}
