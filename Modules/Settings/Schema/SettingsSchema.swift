import Formats

/// Every setting a program has.
public struct SettingsSchema: Sendable {
    /// In the order in which they are documented.
    public let keys: [SettingKey]
    private let places: [String: Int]
    /// The dotted names of all mappings that hold keys: `server` where there is `server.port`.
    private let tables: Set<String>

    /// - Precondition: No name stands twice, and none is also a mapping that holds others. That is a mistake in a
    ///   program, not in a file.
    public init(_ keys: [SettingKey]) {
        var places: [String: Int] = [:]
        var tables: Set<String> = []
        for (place, key) in keys.enumerated() {
            precondition(places.updateValue(place, forKey: key.name) == nil, "the setting \(key.name) stands twice")
            var parts = key.name.split(separator: ".").dropLast()
            while !parts.isEmpty {
                tables.insert(parts.joined(separator: "."))
                parts.removeLast()
            }
        }
        precondition(tables.isDisjoint(with: places.keys), "a setting is also a mapping of settings")
        self.keys = keys
        self.places = places
        self.tables = tables
    }

    /// The key of a dotted name.
    public subscript(name: String) -> SettingKey? { places[name].map { keys[$0] } }

    /// Whether settings stand below this name; the empty name is the root.
    func isTable(_ name: String) -> Bool { name.isEmpty || tables.contains(name) }

    /// What could have been meant by a name that is none: a setting or mapping that is spelled almost like it.
    func suggestion(for name: String) -> String? {
        let names = keys.map(\.name) + tables.sorted()
        // The last part alone may be right, and stand elsewhere.
        let last = name.split(separator: ".").last.map(String.init) ?? name
        let limit = max(1, name.utf8.count / 4)
        let closest = names.compactMap { candidate in
            EditDistance.between(name, candidate, atMost: limit).map { (name: candidate, distance: $0) }
        }.min { $0.distance < $1.distance }
        if let closest { return closest.name }
        return names.first { $0.split(separator: ".").last.map(String.init) == last }
    }
}
