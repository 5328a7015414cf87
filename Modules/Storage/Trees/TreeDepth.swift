/// Deeper trees are refused: each level holds a descriptor and a piece of the stack.
enum TreeDepth {
    static let greatest = 256

    static func refusal(_ errand: Errand, at path: TreePath) -> StorageError {
        errand.refused(
            .tooLarge, "\(quoted(errand.below(path))) is nested more than \(greatest) directories deep",
            remedy: "look at what made it, and flatten or remove it")
    }
}
