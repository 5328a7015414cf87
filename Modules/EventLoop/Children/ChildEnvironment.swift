/// The environment of a child, as the bytes that the system keeps: values that are not UTF-8 pass unharmed.
public struct ChildEnvironment: Hashable, Sendable {
    /// `NAME=value`, each name once.
    public private(set) var entries: [[UInt8]]

    /// - Parameter entries: as `environ` has them; of several with one name the first counts, as for getenv(3), and
    ///   what has no name is left out.
    public init(entries: some Sequence<[UInt8]>) {
        var names: Set<[UInt8]> = []
        self.entries = entries.filter { entry in
            guard let name = Self.name(of: entry) else { return false }
            return names.insert(Array(name)).inserted
        }
    }

    public init(_ variables: [String: String] = [:]) {
        self.init(entries: variables.sorted { $0.key < $1.key }.map { Array("\($0.key)=\($0.value)".utf8) })
    }

    /// The value of a variable, with replacement characters where it is not UTF-8; nil takes it out.
    public subscript(_ name: String) -> String? {
        get {
            entries.first(where: { isEntry($0, of: name) }).map {
                String(decoding: $0.dropFirst(name.utf8.count + 1), as: UTF8.self)
            }
        }
        set {
            let entry = newValue.map { Array("\(name)=\($0)".utf8) }
            if let place = entries.firstIndex(where: { isEntry($0, of: name) }) {
                if let entry { entries[place] = entry } else { entries.remove(at: place) }
            } else if let entry {
                entries.append(entry)
            }
        }
    }

    private func isEntry(_ entry: [UInt8], of name: String) -> Bool {
        Self.name(of: entry)?.elementsEqual(name.utf8) == true
    }

    private static func name(of entry: [UInt8]) -> ArraySlice<UInt8>? {
        guard let end = entry.firstIndex(of: UInt8(ascii: "=")), end > 0 else { return nil }
        return entry[..<end]
    }
}
