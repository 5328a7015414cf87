import Secrets
import Storage

extension TreeContent {
    /// Reads a file to its end and digests it.
    ///
    /// - Parameter also: lends each piece to somebody else as well.
    mutating func digest(of size: Int64, also body: (RawSpan) throws -> Void = { _ in }) throws -> Digest {
        // Most files come in one piece, which needs no stream.
        var whole: Digest?
        var stream: DigestStream?
        try read { piece in
            try body(piece)
            if stream == nil, piece.byteCount == Int(size) {
                whole = Digest.sha256(piece)
            } else {
                if stream == nil { stream = DigestStream(.sha256) }
                stream?.update(piece)
            }
        }
        if let whole { return whole }
        return stream.take()?.finish() ?? Digest.sha256([])
    }
}
