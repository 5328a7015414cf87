import Formats

/// The rules for a repository's id: it stands in file names, command lines and URLs.
public enum RepositoryID {
    /// Whether an id can stay as it is: letters, digits, `.`, `_` and `-`, and at least one of them.
    public static func isSafe(_ id: String) -> Bool { !id.isEmpty && id.unicodeScalars.allSatisfy(isAllowed) }

    /// An id made of a name: each run of other characters becomes one `-`, none at either end; `repo` if nothing is left.
    public static func sanitized(_ name: String) -> String {
        var id = String.UnicodeScalarView()
        var isInRun = false
        for scalar in name.trimmed.unicodeScalars {
            let allowed = isAllowed(scalar)
            if allowed { id.append(scalar) } else if !isInRun { id.append("-") }
            isInRun = !allowed
        }
        let core = id.drop { $0 == "-" }.reversed().drop { $0 == "-" }.reversed()
        return core.isEmpty ? "repo" : String(String.UnicodeScalarView(core))
    }

    /// The id itself while it is free, otherwise with the first suffix that is: `-2`, then `-3` and so on.
    public static func unique(_ base: String, among taken: Set<String>) -> String {
        guard taken.contains(base) else { return base }
        var suffix = 2
        while taken.contains("\(base)-\(suffix)") { suffix += 1 }
        return "\(base)-\(suffix)"
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
        default: false
        }
    }
}
