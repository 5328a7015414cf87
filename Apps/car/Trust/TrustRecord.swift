import Formats
import StateRoots
import Storage

/// The directories whose own settings count in full, because the user said so.
///
/// It stands where the environment alone puts the global root: no configuration can move the record that decides
/// whether the configuration is believed.
struct TrustRecord {
    private let document: SectionedDocument
    private static let key = "trusted"

    init(in root: StateRoot, _ catalogue: Catalogue) throws {
        document = try SectionedDocument(
            at: try catalogue.durable(.trust, in: root),
            sections: [Section("trust", keys: [Self.key: .entries()])])
    }

    /// Each trusted directory with the second, since 1970, at which it was trusted.
    func entries() throws -> [(path: String, since: Int64)] {
        (try document.read()[Self.key]?.object ?? JSONObject()).map { ($0.key, $0.value["since"]?.int64 ?? 0) }
            .sorted { $0.path < $1.path }
    }

    func trusts(_ directory: AbsolutePath) throws -> Bool {
        let real = try directory.resolvingLinks()
        return try document.read()[Self.key]?[real.description] != nil
    }

    /// Returns whether that was new.
    @discardableResult
    func trust(_ directory: AbsolutePath, now: Int64) throws -> Bool {
        let real = try directory.resolvingLinks().description
        var isNew = false
        try document.update(purpose: "to trust \(real)") { root in
            var trusted = root[Self.key]?.object ?? JSONObject()
            isNew = trusted[real] == nil
            if isNew { trusted[real] = .object(["since": .number(JSONNumber(now))]) }
            root[Self.key] = .object(trusted)
        }
        return isNew
    }

    /// Returns whether it was trusted before.
    @discardableResult
    func revoke(_ directory: AbsolutePath) throws -> Bool {
        let real = try directory.resolvingLinks().description
        var wasTrusted = false
        try document.update(purpose: "to trust \(real) no longer") { root in
            var trusted = root[Self.key]?.object ?? JSONObject()
            wasTrusted = trusted[real] != nil
            trusted[real] = nil
            root[Self.key] = .object(trusted)
        }
        return wasTrusted
    }
}
