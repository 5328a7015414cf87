public import Formats

/// A document as it was at one moment.
public struct DocumentSnapshot: Sendable {
    /// Where the content came from; new sources may be added.
    public struct Source: Hashable, Sendable {
        private enum Kind { case absent, primary, lastGood }
        private let kind: Kind
        /// There is no document yet.
        public static let absent = Source(kind: .absent)
        /// The file itself.
        public static let primary = Source(kind: .primary)
        /// The copy, because the file itself could not be used.
        public static let lastGood = Source(kind: .lastGood)
    }

    /// Everything in the document, what nobody here owns included, in the order of the file.
    public let root: JSONObject
    public let source: Source
    /// What was wrong and how it was got round; a person should hear of it.
    public let findings: [DocumentFinding]

    public subscript(key: String) -> JSON? { root[key] }

    init(_ root: JSONObject, _ source: Source, _ findings: [DocumentFinding] = []) {
        self.root = root
        self.source = source
        self.findings = findings
    }
}

/// Something that was wrong with a document and did not stop it from being read.
public struct DocumentFinding: Hashable, Sendable, CustomStringConvertible {
    /// The section it is about; nil for the whole document.
    public let section: String?
    public let message: String

    init(section: String? = nil, _ message: String) {
        self.section = section
        self.message = message
    }

    public var description: String { section.map { "\($0): \(message)" } ?? message }
}
