/// Where an artifact stands below its root; a part in angle brackets varies: `prodex-runtime-<id>.log`.
public struct Location: Hashable, Sendable, CustomStringConvertible {
    private struct Part: Hashable {
        let prefix: String
        /// The variable between prefix and suffix, if any.
        let variable: String?
        let suffix: String
    }

    private let parts: [Part]
    public let description: String

    init(_ pattern: String) throws(StateRootError) {
        description = pattern
        var parts: [Part] = []
        for text in pattern.splitAtSlashes(omittingEmpty: false) {
            let part = try Self.part(text, of: pattern)
            parts.append(part)
        }
        self.parts = parts
        let names = variables
        guard Set(names).count == names.count else {
            throw StateRootError(.badCatalogue, pattern, "a variable stands twice")
        }
    }

    public var variables: [String] { parts.compactMap(\.variable) }

    func segments(_ values: [String: PathSegment]) throws(StateRootError) -> [PathSegment] {
        for name in values.keys where !variables.contains(name) {
            throw StateRootError(.badVariables, description, "has no part <\(name)>")
        }
        var segments: [PathSegment] = []
        for part in parts {
            guard let variable = part.variable else {
                segments.append(try PathSegment(part.prefix))
                continue
            }
            guard let value = values[variable] else {
                throw StateRootError(.badVariables, description, "needs a value for <\(variable)>")
            }
            segments.append(try PathSegment(part.prefix + value.text + part.suffix))
        }
        return segments
    }

    /// Whether two locations could name the same place.
    func mayEqual(_ other: Location) -> Bool {
        guard parts.count == other.parts.count else { return false }
        return zip(parts, other.parts).allSatisfy { one, two in
            switch (one.variable, two.variable) {
            case (nil, nil): one.prefix == two.prefix
            case (nil, _): Self.matches(one.prefix, two)
            case (_, nil): Self.matches(two.prefix, one)
            default:
                (one.prefix.hasPrefix(two.prefix) || two.prefix.hasPrefix(one.prefix))
                    && (one.suffix.hasSuffix(two.suffix) || two.suffix.hasSuffix(one.suffix))
            }
        }
    }

    private static func matches(_ name: String, _ part: Part) -> Bool {
        name.utf8.count > part.prefix.utf8.count + part.suffix.utf8.count && name.hasPrefix(part.prefix)
            && name.hasSuffix(part.suffix)
    }

    private static func part(_ text: String, of pattern: String) throws(StateRootError) -> Part {
        let pieces = text.split(separator: "<", maxSplits: 1, omittingEmptySubsequences: false)
        guard pieces.count == 2 else { return Part(prefix: try PathSegment(text).text, variable: nil, suffix: "") }
        let rest = pieces[1].split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
        guard rest.count == 2, !rest[0].isEmpty, !rest[1].contains("<"), !rest[1].contains(">") else {
            throw StateRootError(.badCatalogue, pattern, "a variable part is written <name>, one in each segment")
        }
        return Part(prefix: String(pieces[0]), variable: String(rest[0]), suffix: String(rest[1]))
    }
}
