extension ExitCode {
    /// A row of the table that help, manual, JSON and `docs/exit-codes.md` show.
    public struct Entry: Hashable, Sendable {
        public let code: ExitCode
        /// A word for programs: the `name` of an error in JSON.
        public let name: String
        public let meaning: String
    }

    /// Every code the programs choose themselves, in order.
    public static let table: [Entry] = [
        Entry(code: .done, name: "done", meaning: "done"),
        Entry(code: .failed, name: "failed", meaning: "failed, for a reason that has no code of its own"),
        Entry(
            code: .noUsableProfile, name: "no-usable-profile",
            meaning: "refused before launch: no usable profile (only prodex run)"),
        Entry(code: .findings, name: "findings", meaning: "the check ran and has findings (doctor, lint, check)"),
        Entry(code: .usage, name: "usage", meaning: "the command line is wrong"),
        Entry(code: .badData, name: "bad-data", meaning: "a file or a value was refused"),
        Entry(code: .unavailable, name: "unavailable", meaning: "a tool or the upstream service is missing"),
        Entry(code: .internalError, name: "internal", meaning: "an error inside the program"),
        Entry(code: .cannotWrite, name: "cannot-write", meaning: "a file or the output could not be written"),
        Entry(
            code: .tryAgain, name: "try-again",
            meaning: "try again later: locked, timed out or exhausted (the message says when)"),
        Entry(code: .noPermission, name: "no-permission", meaning: "permission denied, or not logged in"),
        Entry(code: .configuration, name: "configuration", meaning: "the configuration is wrong or has drifted"),
        Entry(code: .interrupted, name: "interrupted", meaning: "interrupted"),
        Entry(code: .readerGone, name: "reader-gone", meaning: "whoever read the output went away, as after SIGPIPE"),
    ]

    /// The row of this code; a launched child's status has none.
    public var entry: Entry? { ExitCode.table.first { $0.code == self } }
}
