/// Cuts a stream of bytes into lines, in bounded memory: a line that is too long is not kept, only counted.
struct LineSplitter {
    enum Piece: Hashable {
        /// A whole line without its newline.
        case line([UInt8])
        /// A line that was longer than any of ours.
        case tooLong
    }

    private let longest: Int
    private var held: [UInt8] = []
    private var isSkipping = false

    init(longest: Int) { self.longest = longest }

    /// Bytes of a line that has not ended yet.
    var unfinished: [UInt8] { held }
    var hasUnfinished: Bool { isSkipping || !held.isEmpty }

    mutating func feed(_ bytes: some Collection<UInt8>, _ take: (Piece) throws -> Void) rethrows {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            hold(rest[..<end])
            rest = rest[rest.index(after: end)...]
            let piece = isSkipping ? Piece.tooLong : .line(held)
            held.removeAll(keepingCapacity: true)
            isSkipping = false
            try take(piece)
        }
        hold(rest)
    }

    private mutating func hold(_ bytes: some Collection<UInt8>) {
        guard !isSkipping else { return }
        if held.count + bytes.count > longest {
            isSkipping = true
            held = []
        } else {
            held += bytes
        }
    }
}
