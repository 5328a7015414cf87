/// Whoever looks at each entry of a tree in turn.
public protocol TreeVisitor {
    /// Takes an entry: a directory right before what is below it.
    ///
    /// What it throws ends the walk. The content is good for this call alone; a link or a file need not be read.
    mutating func visit(_ entry: TreeEntry, _ content: inout TreeContent) throws

    /// Is told of an entry that could not be looked at or a directory that could not be listed; throwing ends the walk,
    /// which is also what happens to a visitor that does not say otherwise.
    mutating func failed(_ error: StorageError, at path: TreePath) throws
}

extension TreeVisitor {
    public mutating func failed(_ error: StorageError, at path: TreePath) throws { throw error }
}
