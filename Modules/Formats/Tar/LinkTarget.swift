/// What a symbolic link in a tree says, judged by its words alone: no link is followed.
public enum LinkTarget {
    /// Whether a link is relative and stays in its tree, whatever other links stand there.
    ///
    /// `..` is good only in front of the first name, where it leads from directory to directory. Behind a name it could
    /// lead up from wherever another link had led to.
    ///
    /// - Parameter depth: how many directories of the tree the link stands in.
    public static func staysInside(_ target: some Collection<UInt8>, depth: Int) -> Bool {
        guard let first = target.first, first != TarName.slash else { return false }
        var ascent = 0
        var isBehindName = false
        for name in target.split(separator: TarName.slash) where !name.elementsEqual(".".utf8) {
            guard name.elementsEqual("..".utf8) else {
                isBehindName = true
                continue
            }
            ascent += 1
            guard !isBehindName, ascent <= depth else { return false }
        }
        return true
    }
}
