/// The status a program ends with: one table for all programs, and a child's own status after a launch.
///
/// 64 to 78 follow sysexits.h where it has a fitting class.
public struct ExitCode: Hashable, Sendable {
    public let rawValue: Int32

    private init(_ rawValue: Int32) { self.rawValue = rawValue }

    public static let done = ExitCode(0)
    public static let failed = ExitCode(1)
    /// Only `prodex run`, before anything was launched.
    public static let noUsableProfile = ExitCode(2)
    public static let findings = ExitCode(3)
    public static let usage = ExitCode(64)
    public static let badData = ExitCode(65)
    public static let unavailable = ExitCode(69)
    public static let internalError = ExitCode(70)
    public static let cannotWrite = ExitCode(73)
    public static let tryAgain = ExitCode(75)
    public static let noPermission = ExitCode(77)
    public static let configuration = ExitCode(78)
    public static let interrupted = ExitCode(130)
    /// Whoever read our output went away: the status a shell shows for a program that SIGPIPE ended, so that
    /// `pipefail` treats us like any other tool.
    public static let readerGone = ExitCode(128 + 13)

    /// What a launched child ended with, kept within the eight bits that a parent sees.
    public static func child(status: Int32) -> ExitCode { ExitCode(status & 0xFF) }

    /// What a child that a signal ended is reported as.
    public static func child(signal: Int32) -> ExitCode { ExitCode((128 &+ signal) & 0xFF) }
}
