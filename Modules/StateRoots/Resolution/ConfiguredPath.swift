/// A path as somebody wrote it into a variable or a configuration file, and the rules for reading it.
///
/// Blanks around it are dropped. An absolute path stands as it is, `..` included. `~` and `~/x` begin at the user's home;
/// anything else is relative to a base, which it must not leave, neither by `..` nor by a link. Nothing is expanded:
/// `$X` is a name like any other.
public struct ConfiguredPath: Hashable, Sendable {
    public let text: String
    /// Where it was written, as a person would look for it: `CAR_GLOBAL_STATE_ROOT`, `config.yml:12`.
    public let source: String

    public init(_ text: String, from source: String) {
        self.text = text
        self.source = source
    }

    /// The place it names, with links on the way followed.
    ///
    /// - Parameters:
    ///   - base: what a relative path begins at.
    ///   - home: nil when the environment does not say.
    public func resolved(base: AbsolutePath, home: AbsolutePath?) throws(StateRootError) -> AbsolutePath {
        let trimmed = Self.trimmed(text)
        guard !trimmed.isEmpty else {
            throw refused("is blank", remedy: "write a path there, or take it out to have the default")
        }
        switch trimmed.utf8.first {
        case UInt8(ascii: "/"): return try following(Self.names(trimmed))
        case UInt8(ascii: "~"): return try underHome(trimmed, home)
        default: return try underBase(trimmed, base)
        }
    }

    private func underHome(_ text: String, _ home: AbsolutePath?) throws(StateRootError) -> AbsolutePath {
        guard text == "~" || text.hasPrefix("~/") else {
            throw refused(
                "begins with another user's home, which is not looked up", remedy: "write that directory in full")
        }
        guard let home else {
            throw refused(
                "begins with '~', and HOME is not set to an absolute path",
                remedy: "set HOME, or write the path in full")
        }
        let names = Self.names(String(text.dropFirst()))
        try refuseUpward(names)
        return try following(home.segments.map(\.text) + names)
    }

    private func underBase(_ text: String, _ base: AbsolutePath) throws(StateRootError) -> AbsolutePath {
        let names = Self.names(text)
        try refuseUpward(names)
        let real = try base.resolvingLinks()
        let place = try following(real.segments.map(\.text) + names)
        guard real.contains(place) else {
            throw refused(
                "leads through a link to \(place), outside \(real)", remedy: "write an absolute path if that is meant")
        }
        return place
    }

    private func refuseUpward(_ names: [String]) throws(StateRootError) {
        guard !names.contains("..") else {
            throw refused("contains '..'", remedy: "name the directory itself, or write an absolute path")
        }
    }

    private func following(_ names: [String]) throws(StateRootError) -> AbsolutePath {
        do throws(StateRootError) {
            return try LinkResolution.following(names, subject: text)
        } catch {
            throw refused(error.message, remedy: "correct the path")
        }
    }

    private func refused(_ reason: String, remedy: String) -> StateRootError {
        StateRootError(.badPath, text, "the path in \(source) \(reason)", remedy: remedy)
    }

    private static func names(_ text: String) -> [String] { text.splitAtSlashes().filter { $0 != "." } }

    private static func trimmed(_ text: String) -> String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let scalars = text.unicodeScalars.drop(while: isBlank)
        guard let last = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(scalars[...last])
    }
}
