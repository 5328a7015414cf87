import CSQLite

extension DatabaseError {
    /// What kind of failure it is: SQLite's primary result codes, and a few of our own; new ones may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case sql, permission, aborted, busy, locked, outOfMemory, readOnly, interrupted, io, corrupt, full
            case cannotOpen, lockProtocol, schema, tooBig, constraint, mismatch, misuse, denied, notADatabase
            case newer, rowCount, other
        }
        private let kind: Kind

        /// The SQL itself is wrong: its grammar, or a table or column that does not exist.
        public static let sql = Code(kind: .sql)
        /// The file system does not allow it.
        public static let permission = Code(kind: .permission)
        /// The transaction was rolled back under the statement.
        public static let aborted = Code(kind: .aborted)
        /// Another connection held the lock for longer than the deadline.
        public static let busy = Code(kind: .busy)
        /// This same connection is in the way, usually a cursor that is still open.
        public static let locked = Code(kind: .locked)
        public static let outOfMemory = Code(kind: .outOfMemory)
        /// A change was asked of a database opened for reading, or inside `read`.
        public static let readOnly = Code(kind: .readOnly)
        /// Stopped through an `InterruptHandle`.
        public static let interrupted = Code(kind: .interrupted)
        /// The system failed to read or write.
        public static let io = Code(kind: .io)
        /// The file is a database and damaged.
        public static let corrupt = Code(kind: .corrupt)
        /// No room: on the file system, or below the bound that was set.
        public static let full = Code(kind: .full)
        /// The file cannot be opened, or is no regular file.
        public static let cannotOpen = Code(kind: .cannotOpen)
        /// The locking of the write-ahead log did not come to an end.
        public static let lockProtocol = Code(kind: .lockProtocol)
        /// The schema changed while a statement ran.
        public static let schema = Code(kind: .schema)
        /// A value or a statement beyond what SQLite holds.
        public static let tooBig = Code(kind: .tooBig)
        /// A constraint refused the change; `DatabaseError.constraint` says which.
        public static let constraint = Code(kind: .constraint)
        /// A value of another type than was asked for.
        public static let mismatch = Code(kind: .mismatch)
        /// The interface was used in a way it does not allow.
        public static let misuse = Code(kind: .misuse)
        /// SQL that this wrapper does not let through, such as `BEGIN` or `ATTACH`.
        public static let denied = Code(kind: .denied)
        /// The file is no SQLite database.
        public static let notADatabase = Code(kind: .notADatabase)
        /// The file was written by a program that knows a later schema.
        public static let newer = Code(kind: .newer)
        /// More or fewer rows than were asked for.
        public static let rowCount = Code(kind: .rowCount)
        /// A result code that this wrapper has no name for.
        public static let other = Code(kind: .other)

        public var description: String { kind.rawValue }

        /// The code for a result of SQLite's, extended or not: the low byte is the primary code.
        init(result: Int32) {
            kind =
                switch result & 0xFF {
                case SQLITE_ERROR: .sql
                case SQLITE_PERM: .permission
                case SQLITE_ABORT: .aborted
                case SQLITE_BUSY: .busy
                case SQLITE_LOCKED: .locked
                case SQLITE_NOMEM: .outOfMemory
                case SQLITE_READONLY: .readOnly
                case SQLITE_INTERRUPT: .interrupted
                case SQLITE_IOERR: .io
                case SQLITE_CORRUPT: .corrupt
                case SQLITE_FULL: .full
                case SQLITE_CANTOPEN: .cannotOpen
                case SQLITE_PROTOCOL: .lockProtocol
                case SQLITE_SCHEMA: .schema
                case SQLITE_TOOBIG: .tooBig
                case SQLITE_CONSTRAINT: .constraint
                case SQLITE_MISMATCH: .mismatch
                case SQLITE_MISUSE, SQLITE_RANGE: .misuse
                case SQLITE_AUTH: .denied
                case SQLITE_NOTADB: .notADatabase
                default: .other
                }
        }

        private init(kind: Kind) { self.kind = kind }
    }

    /// Which constraint refused a change; new kinds may be added.
    public struct Constraint: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case check, foreignKey, notNull, primaryKey, unique, rowID, trigger, dataType, other
        }
        private let kind: Kind
        public static let check = Constraint(kind: .check)
        public static let foreignKey = Constraint(kind: .foreignKey)
        public static let notNull = Constraint(kind: .notNull)
        public static let primaryKey = Constraint(kind: .primaryKey)
        public static let unique = Constraint(kind: .unique)
        public static let rowID = Constraint(kind: .rowID)
        /// A trigger raised it.
        public static let trigger = Constraint(kind: .trigger)
        /// A column of a STRICT table was given another type.
        public static let dataType = Constraint(kind: .dataType)
        public static let other = Constraint(kind: .other)

        public var description: String { kind.rawValue }

        // The extended codes are macros of shifts, which Swift does not import; sqlite3.h, "Extended Result Codes".
        init?(extended: Int32) {
            guard extended & 0xFF == SQLITE_CONSTRAINT else { return nil }
            kind =
                switch extended >> 8 {
                case 1: .check
                case 3: .foreignKey
                case 5: .notNull
                case 6: .primaryKey
                case 7: .trigger
                case 8: .unique
                case 10: .rowID
                case 12: .dataType
                default: .other
                }
        }

        private init(kind: Kind) { self.kind = kind }
    }
}
