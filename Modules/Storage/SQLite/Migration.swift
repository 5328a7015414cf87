/// One step of a schema, from any version below its own to its own.
public struct Migration: Sendable {
    /// The version that the schema has afterwards.
    public let version: Int64
    /// For people: "rebuild flow_events".
    public let name: String
    let apply: @Sendable (Database) throws -> Void

    public init(_ version: Int64, _ name: String, apply: @escaping @Sendable (Database) throws -> Void) {
        self.version = version
        self.name = name
        self.apply = apply
    }

    public init(_ version: Int64, _ name: String, sql: String) {
        self.init(version, name) { try $0.script(sql) }
    }
}
