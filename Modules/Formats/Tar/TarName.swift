/// What a name in an archive may be: it must stay below the place where the archive is unpacked.
enum TarName {
    /// Linux's own limits, in bytes.
    private static let longestPath = 4095
    private static let longestSegment = 255

    /// Why a path in canonical form is refused; nil when it may stand.
    static func objection(to path: String) -> String? {
        guard !path.isEmpty else { return "a name is empty" }
        guard path.utf8.count <= longestPath else { return "a name has more than \(longestPath) bytes" }
        guard path.utf8.first != slash else { return "the name '\(SafeText.visible(path))' is absolute" }
        guard !path.utf8.contains(0) else { return "the name '\(SafeText.visible(path))' holds a zero byte" }
        for segment in path.utf8.split(separator: slash, omittingEmptySubsequences: false) {
            guard !segment.isEmpty, !segment.elementsEqual(".".utf8) else {
                return "the name '\(SafeText.visible(path))' has an empty part"
            }
            guard !segment.elementsEqual("..".utf8) else {
                return "the name '\(SafeText.visible(path))' leads upwards"
            }
            guard segment.count <= longestSegment else {
                return "a part of the name '\(SafeText.visible(path))' has more than \(longestSegment) bytes"
            }
        }
        return nil
    }

    /// Why a link is refused; nil when it is relative and by its words stays inside the archive.
    static func objection(toLink target: String, at path: String) -> String? {
        let words = "the link '\(SafeText.visible(path))' to '\(SafeText.visible(target))'"
        guard !target.isEmpty, target.utf8.count <= longestPath, !target.utf8.contains(0) else {
            return "\(words) says nothing that a link can say"
        }
        guard target.utf8.first != slash else { return "\(words) is absolute" }
        let depth = path.utf8.count { $0 == slash }
        return LinkTarget.staysInside(target.utf8, depth: depth) ? nil : "\(words) leads out of the archive, or may"
    }

    /// Drops what says nothing: `./` in front, and the `/` at the end of a directory's name.
    static func canonical(_ path: String) -> String {
        guard path.utf8.first != slash else { return path }
        var segments = path.utf8.split(separator: slash, omittingEmptySubsequences: false)[...]
        while let first = segments.first, first.elementsEqual(".".utf8) { segments = segments.dropFirst() }
        if let last = segments.last, last.isEmpty { segments = segments.dropLast() }
        return segments.map { String(Substring($0)) }.joined(separator: "/")
    }

    static let slash = UInt8(ascii: "/")
}
