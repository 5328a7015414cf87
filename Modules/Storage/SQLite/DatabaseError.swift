/// What went wrong with a database, where, and what to do next.
///
/// It carries the SQL and never a bound value: what is stored may be private, how it is stored is not.
public struct DatabaseError: Error, Hashable, Sendable, CustomStringConvertible {
    public let code: Code
    /// SQLite's extended result code; 0 where the refusal is our own.
    public let extendedCode: Int32
    /// One clause without a full stop: "UNIQUE constraint failed: runs.id".
    public let message: String
    /// The statement, with its parameters as they were written.
    public let sql: String?
    public let path: String
    /// How long the lock was waited for, when it did not come.
    public private(set) var waited: Duration?
    /// What this was part of, such as a migration.
    public private(set) var activity: String?
    private let ownRemedy: String?

    init(
        _ code: Code, _ message: String, path: String, sql: String? = nil, extendedCode: Int32 = 0,
        waited: Duration? = nil, remedy: String? = nil
    ) {
        self.code = code
        self.extendedCode = extendedCode
        self.message = message
        self.sql = sql
        self.path = path
        self.waited = waited
        ownRemedy = remedy
    }

    /// Which constraint refused the change, where one did.
    public var constraint: Constraint? { Constraint(extended: extendedCode) }

    /// What a person can do about it; nil where only a change of the program would help.
    public var remedy: String? { ownRemedy ?? code.remedy }

    func during(_ activity: String) -> DatabaseError {
        var copy = self
        copy.activity = activity
        return copy
    }

    func after(waiting duration: Duration?) -> DatabaseError {
        var copy = self
        copy.waited = duration ?? waited
        return copy
    }

    public var description: String {
        var text = "database \(path): "
        if let activity { text += "\(activity): " }
        text += message
        if let waited { text += " (waited \(waited.inMilliseconds) ms)" }
        if let sql { text += ", in: \(Self.oneLine(sql))" }
        if let remedy { text += "; \(remedy)" }
        return text
    }

    /// Statements are laid out over many lines in the source; a report has one, of bounded length.
    private static func oneLine(_ sql: String) -> String {
        let line = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= 200 ? line : line.prefix(200) + "…"
    }
}

extension DatabaseError.Code {
    var remedy: String? {
        switch self {
        case .busy:
            "another process is writing to it: try again, or end the process that holds it"
        case .full:
            "free space on its file system or raise its size limit and try again; the transaction was not written"
        case .io:
            "check its disk and file system; the transaction was not written"
        case .corrupt:
            "keep a copy, stop the programs that use it, and restore a backup or recover it with `sqlite3 FILE .recover`"
        case .notADatabase:
            "something else stands at its place: move that file away, and an empty database is made"
        case .permission, .cannotOpen:
            "check that its directory exists and that this user may read and write there"
        default:
            nil
        }
    }
}

extension Duration {
    /// Whole milliseconds, as people are told.
    var inMilliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
