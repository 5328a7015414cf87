import Wire

/// Reads bytes as chunked content: the same content and the same end however it is split, followed or read, and the
/// content written anew reads the same.
public func fuzzChunks(_ bytes: [UInt8]) {
    let whole = ChunkReading([bytes])
    for pieces in Splits.of(bytes) {
        guard ChunkReading(pieces) == whole else { preconditionFailure("a split changes what chunks mean") }
        guard followed(pieces) == whole.ending else { preconditionFailure("following finds another end") }
    }
    guard followed([bytes]) == whole.ending else { preconditionFailure("following finds another end") }
    guard case .end = whole.ending else { return }
    var writer = BodyWriter(.chunked)
    var out = ByteBuffer()
    do throws(WireError) {
        for piece in [whole.content.prefix(3), whole.content.dropFirst(3)].map({ Array($0) }) {
            try writer.write(piece.span.bytes, to: &out)
        }
        try writer.finish(&out)
    } catch {
        preconditionFailure("content cannot be written: \(error)")
    }
    let again = ChunkReading([out.array])
    guard again.content == whole.content, again.ending == .end(out.count) else {
        preconditionFailure("content that was written reads as something else")
    }
}

private let limits = BodyLimits(
    chunkExtension: 40, allChunkExtensions: 60,
    trailers: HeadLimits(fieldLine: 60, total: 120, fields: 4))

private struct ChunkReading: Equatable {
    enum Ending: Equatable {
        case none
        /// Where the message ended.
        case end(Int)
        case failed(WireError)
    }

    var content: [UInt8] = []
    var ending = Ending.none
    var trailers: [UInt8]?

    init(_ pieces: [[UInt8]]) {
        var reader = BodyReader(.chunked, limits: limits)
        var before = 0
        for piece in pieces {
            var offset = 0
            reading: while true {
                switch reader.next(in: piece.span.bytes, at: &offset) {
                case .needMore:
                    guard offset == piece.count else { preconditionFailure("some input was not taken") }
                    break reading
                case .content(let range):
                    guard !range.isEmpty, range.upperBound == offset else { preconditionFailure("no such content") }
                    content += piece[range]
                case .end:
                    ending = .end(before + offset)
                    trailers = reader.trailers?.bytes
                    return
                case .failed(let error):
                    ending = .failed(error)
                    // Content of the chunk in which the fault lies may have been handed out already.
                    return
                }
            }
            before += piece.count
        }
    }
}

private func followed(_ pieces: [[UInt8]]) -> ChunkReading.Ending {
    var reader = BodyReader(.chunked, limits: limits)
    var before = 0
    for piece in pieces {
        switch reader.follow(piece.span.bytes) {
        case .more: before += piece.count
        case .end(let length): return .end(before + length)
        case .failed(let error): return .failed(error)
        }
    }
    return .none
}
