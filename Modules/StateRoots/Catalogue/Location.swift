/// Where an artifact stands below its root; a part in angle brackets varies: `prodex-runtime-<id>.log`.
///
/// A part called `<number>` stands for digits alone, and one called `<writer>` or `<label>` has no dot.
public struct Location: Hashable, Sendable, CustomStringConvertible {
    struct Part: Hashable {
        let prefix: String
        /// The variable between prefix and suffix, if any.
        let variable: String?
        let suffix: String

        /// Whether a name can stand for this part.
        func matches(_ name: String) -> Bool {
            guard variable != nil else { return name.utf8.elementsEqual(prefix.utf8) }
            guard name.utf8.count > prefix.utf8.count + suffix.utf8.count, name.hasPrefix(prefix),
                name.hasSuffix(suffix)
            else { return false }
            return accepts(name.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count))
        }

        /// Whether the variable can have this value, or one that it is a piece of.
        func accepts(_ value: some Sequence<UInt8>) -> Bool {
            switch variable {
            case "number": value.allSatisfy { (0x30...0x39).contains($0) }
            case "writer", "label": value.allSatisfy { $0 != UInt8(ascii: ".") }
            default: true
            }
        }

        func mayEqual(_ other: Part) -> Bool {
            guard variable != nil else { return other.matches(prefix) }
            guard other.variable != nil else { return matches(other.prefix) }
            return mayBegin(like: other) && mayEnd(like: other)
        }

        /// Where the fixed beginning of one is longer, the other's variable must be able to begin with the rest.
        private func mayBegin(like other: Part) -> Bool {
            guard prefix.utf8.count <= other.prefix.utf8.count else { return other.mayBegin(like: self) }
            return other.prefix.hasPrefix(prefix) && accepts(other.prefix.utf8.dropFirst(prefix.utf8.count))
        }

        private func mayEnd(like other: Part) -> Bool {
            guard suffix.utf8.count <= other.suffix.utf8.count else { return other.mayEnd(like: self) }
            return other.suffix.hasSuffix(suffix) && accepts(other.suffix.utf8.dropLast(suffix.utf8.count))
        }
    }

    let parts: [Part]
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

    /// How many names it has.
    var depth: Int { parts.count }
    var endsInVariable: Bool { parts.last?.variable != nil }

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
            guard part.accepts(value.text.utf8) else {
                throw StateRootError(.badVariables, description, "<\(variable)> takes digits alone, not '\(value)'")
            }
            segments.append(try PathSegment(part.prefix + value.text + part.suffix))
        }
        return segments
    }

    /// Whether two locations could name the same place.
    func mayEqual(_ other: Location) -> Bool {
        guard parts.count == other.parts.count else { return false }
        return zip(parts, other.parts).allSatisfy { $0.mayEqual($1) }
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
