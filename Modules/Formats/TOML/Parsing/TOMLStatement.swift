/// One key/value pair or one header of a document, with the lines it takes.
struct TOMLStatement: Sendable {
    enum Kind: Sendable { case pair, header, elementHeader }

    let kind: Kind
    /// The node of the pair's value, or the table that the header opens.
    let node: Int
    /// The section it belongs to; a header belongs to the section that it opens.
    let section: Int
    /// From its first byte, after the indentation, to its last, before blanks and comment.
    let span: Range<Int>
    /// From the beginning of its first line to past the end of its last.
    let lines: Range<Int>
}

/// A header with the pairs that follow it, or the pairs before any header.
struct TOMLSection: Sendable {
    /// Nil for the pairs at the top of the document.
    let header: Int?
    let table: Int
    /// The last pair, if it has any.
    var lastPair: Int?
}

/// A statement that defines again what an earlier one has defined.
struct TOMLRepetition: Sendable {
    let statement: Int
    /// The node that stands where the statement would put its own.
    let first: Int
}
