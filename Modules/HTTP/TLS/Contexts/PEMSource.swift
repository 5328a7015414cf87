/// Where certificates or a key come from, in PEM form.
///
/// It prints its name and never its bytes, which may be a key.
public struct PEMSource: Sendable, CustomStringConvertible, CustomReflectable {
    enum Content {
        case file
        case bytes([UInt8])
    }

    /// The path, or what errors shall call the bytes.
    public let name: String
    let content: Content

    /// A file, read when a context is made from it.
    public static func file(_ path: String) -> PEMSource { PEMSource(name: path, content: .file) }

    /// Bytes at hand, with a name for errors.
    public static func bytes(_ bytes: [UInt8], named name: String) -> PEMSource {
        PEMSource(name: name, content: .bytes(bytes))
    }

    public var description: String { name }
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
