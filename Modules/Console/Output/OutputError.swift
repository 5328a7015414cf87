/// Why output could not be written.
public struct OutputError: ReportableError, Hashable {
    /// What kind of failure it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String { case readerGone, noSpace, failed }

        private let kind: Kind
        /// The reader closed its end (EPIPE): a quiet end, not a failure to report.
        public static let readerGone = Code(kind: .readerGone)
        /// The disk or a quota is full.
        public static let noSpace = Code(kind: .noSpace)
        public static let failed = Code(kind: .failed)
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// The system's own words for what went wrong.
    public let reason: String

    public init(_ code: Code, reason: String) {
        self.code = code
        self.reason = reason
    }

    public var summary: String { "the output could not be written: \(reason)" }

    public var remedy: String? { code == .noSpace ? "make room where the output goes, then run it again" : nil }

    public var exitCode: ExitCode { code == .readerGone ? .readerGone : .cannotWrite }
}
