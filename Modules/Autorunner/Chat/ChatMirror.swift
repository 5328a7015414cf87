public import Formats
import Storage

/// Mirrors the chat of a run into `flows/<run_id>/chat/inbound.jsonl` and `outbound.jsonl` (SR-03).
///
/// It is a record beside the work: whatever goes wrong is reported, and never reaches who sent the message.
public struct ChatMirror: Sendable {
    private let places: RepositoryPlaces
    private let report: @Sendable (String) -> Void

    /// - Parameter report: is told what could not be written, as one line.
    public init(_ places: RepositoryPlaces, report: @escaping @Sendable (String) -> Void = { _ in }) {
        self.places = places
        self.report = report
    }

    /// Writes the message down; of a run whose id is no UUID, such as `../../outside`, nothing.
    public func mirror(_ message: ChatMessage, _ direction: ChatDirection, ofRun run: String, now: UTCTime) {
        guard let run = FlowRunID(run.trimmed), let line = ChatLine.bytes(message, direction, run, now) else { return }
        let path: DurablePath
        do {
            path = try places.chat(direction, of: run)
            try append(line, to: path)
        } catch {
            return report("chat of the run \(run) was not mirrored: \(error)")
        }
        do {
            try register(path, direction, run, now)
        } catch {
            report("the mirrored chat of the run \(run) was not registered: \(error)")
        }
    }

    private func append(_ line: [UInt8], to path: DurablePath) throws {
        let lock = try FileLock(of: path, purpose: "to mirror a message", wait: .atMost(.seconds(2)))
        let file = try AppendFile(path)
        // A writer that was killed may have left half a line, which would take this one with it.
        try file.append(try endsInside(path, file.size()) ? [UInt8(ascii: "\n")] + line : line)
        lock.release()
    }

    private func endsInside(_ path: DurablePath, _ size: Int64) throws -> Bool {
        guard size > 0, let end = Int(exactly: size) else { return false }
        return try ReadableFile(path).read(at: end - 1, upTo: 1) != [UInt8(ascii: "\n")]
    }

    /// Makes the file known as an artifact of the run, where there is such a run.
    private func register(_ path: DurablePath, _ direction: ChatDirection, _ run: FlowRunID, _ now: UTCTime) throws {
        let flows = try places.flows()
        guard let known = try FlowStore.openForReading(flows) else { return }
        let kind = direction.artifactKind
        let isNews = try known.hasRun(run.text) && !known.artifacts(of: run.text).contains { $0.kind == kind }
        known.close()
        guard isNews else { return }
        let store = try FlowStore.open(flows)
        defer { store.close() }
        let names = path.placement.segments.map(\.text).joined(separator: "/")
        try store.insert(
            FlowArtifact(
                id: "\(run):\(kind)", run: run.text, kind: kind, path: "\(RootResolver.directoryName)/\(names)",
                createdAt: now,
                metadata: JSONObject([("direction", .string(direction.rawValue))])))
    }
}
