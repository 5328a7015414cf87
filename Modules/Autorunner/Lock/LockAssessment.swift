/// What is to be thought of a repository's `lock`.
public enum LockAssessment: Hashable, Sendable {
    /// There is no lock file.
    case free
    /// Left behind, with the reason as a clause: "its process 17 is not running".
    case stale(String)
    case held(Holder)

    /// Who holds it.
    public struct Holder: Hashable, Sendable, CustomStringConvertible {
        /// The process, where the record names one.
        public let pid: Int32?
        /// Its machine, where the record names one.
        public let host: String?
        /// As the record says it.
        public let since: String?
        /// Why it cannot be told whether the holder lives; nil when it does.
        public let doubt: String?

        /// As a person would say it: "process 17 on 'box' since 2026-01-02T03:04:05Z".
        public var description: String {
            let process = pid.map { "process \($0)" } ?? "a process that does not say which"
            return process + (host.map { " on '\($0)'" } ?? "") + (since.map { " since \($0)" } ?? "")
        }
    }

    /// Judges what was found.
    ///
    /// - Parameters:
    ///   - record: what the file says; nil when there is no file.
    ///   - isHeldInKernel: whether some process holds the file itself, which outweighs what it says.
    public static func of(
        _ record: LockRecord?, isHeldInKernel: Bool, seenBy view: ProcessView
    ) -> LockAssessment {
        guard let record else { return .free }
        func held(_ doubt: String?) -> LockAssessment {
            .held(Holder(pid: record.pid, host: record.host, since: record.startedAt, doubt: doubt))
        }
        if isHeldInKernel { return held(nil) }
        switch record.claim.verdict(seenBy: view) {
        case .alive: return held(nil)
        case .unknown(let reason): return held(reason)
        case .dead(let reason): return .stale(reason)
        }
    }
}
