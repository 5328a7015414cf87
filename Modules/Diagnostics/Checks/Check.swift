/// Something that can be looked at and judged.
///
/// Any module states its own; whoever composes a program collects them.
public protocol Check: Sendable {
    /// A name that stays the same: `storage`, `profiles.credentials`.
    var id: String { get }
    /// What is being looked at, as a heading.
    var title: String { get }
    /// Looks; one finding for each thing worth saying. A throw becomes a finding too.
    func run() async throws -> [Finding]
}

/// A check that blocks (files, databases): it runs on a thread of its own, because the threads of Swift's concurrency
/// are as few as the processors and everything else would wait.
public struct BlockingCheck: Check {
    public let id: String
    public let title: String
    private let body: @Sendable () throws -> [Finding]

    public init(_ id: String, _ title: String, _ body: @escaping @Sendable () throws -> [Finding]) {
        self.id = id
        self.title = title
        self.body = body
    }

    public func run() async throws -> [Finding] {
        try await withCheckedThrowingContinuation { continuation in
            let started = System.startThread { [body] in
                continuation.resume(with: Result { try body() })
            }
            if !started { continuation.resume(throwing: NoThread()) }
        }
    }

    private struct NoThread: Error, CustomStringConvertible {
        var description: String { "the system has no thread left for it" }
    }
}
