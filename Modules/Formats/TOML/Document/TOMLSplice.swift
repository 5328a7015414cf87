/// One change of a document's bytes.
public struct TOMLSplice: Hashable, Sendable {
    /// The bytes that went, counted in the document before the edit.
    public let range: Range<Int>
    /// What stood there.
    public let removed: [UInt8]
    /// The bytes that stand in their place.
    public let inserted: [UInt8]
}
