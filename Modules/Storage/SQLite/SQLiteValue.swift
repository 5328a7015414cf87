import Formats

/// A value as SQLite stores it; there are these five classes and no others (sqlite.org/datatype3.html).
public enum SQLiteValue: Sendable {
    case null
    case integer(Int64)
    case real(Double)
    /// UTF-8; a NUL inside is kept.
    case text(String)
    case blob([UInt8])

    /// The name of the class, for messages.
    public var storageClass: String {
        switch self {
        case .null: "NULL"
        case .integer: "INTEGER"
        case .real: "REAL"
        case .text: "TEXT"
        case .blob: "BLOB"
        }
    }
}

extension SQLiteValue: Hashable {
    // By hand for one reason: SQLite compares texts byte for byte, and `String` does not.
    public static func == (left: SQLiteValue, right: SQLiteValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.integer(let left), .integer(let right)): left == right
        case (.real(let left), .real(let right)): left == right
        case (.text(let left), .text(let right)): left.hasSameBytes(as: right)
        case (.blob(let left), .blob(let right)): left == right
        default: false
        }
    }
}
