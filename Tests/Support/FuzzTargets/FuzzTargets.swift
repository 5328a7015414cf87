/// A parser of foreign bytes together with what must hold of its result.
public struct FuzzTarget: Sendable {
    /// The name of its seed corpus under `Tests/Corpus`.
    public let name: String
    /// Traps when an invariant is broken; refusing the input is fine.
    public let run: @Sendable ([UInt8]) -> Void
}

/// The same functions serve the corpus tests and the long fuzzing runs.
public enum FuzzTargets {
    public static let all: [FuzzTarget] = [
        FuzzTarget(name: "audit-line", run: fuzzAuditLine),
        FuzzTarget(name: "chunks", run: fuzzChunks),
        FuzzTarget(name: "command-line", run: fuzzCommandLine),
        FuzzTarget(name: "dates", run: fuzzDates),
        FuzzTarget(name: "encodings", run: fuzzEncodings),
        FuzzTarget(name: "event-stream", run: fuzzEventStream),
        FuzzTarget(name: "front-matter", run: fuzzFrontMatter),
        FuzzTarget(name: "hub-manifest", run: fuzzHubManifest),
        FuzzTarget(name: "journal", run: fuzzJournal),
        FuzzTarget(name: "json", run: fuzzJSON),
        FuzzTarget(name: "json-facts", run: fuzzJSONFacts),
        FuzzTarget(name: "marker-line", run: fuzzMarkerLine),
        FuzzTarget(name: "redaction", run: fuzzRedaction),
        FuzzTarget(name: "request-head", run: fuzzRequestHead),
        FuzzTarget(name: "response-head", run: fuzzResponseHead),
        FuzzTarget(name: "socket-diagnosis", run: fuzzSocketDiagnosis),
        FuzzTarget(name: "socket-table", run: fuzzSocketTable),
        FuzzTarget(name: "tar", run: fuzzTar),
        FuzzTarget(name: "toml", run: fuzzTOML),
        FuzzTarget(name: "websocket-frames", run: fuzzWebSocketFrames),
        FuzzTarget(name: "yaml", run: fuzzYAML),
    ]

    public static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}
