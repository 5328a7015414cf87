/// Where the parts of a log go.
///
/// It is called by one thread at a time, which may block.
public protocol LogDestination: Sendable {
    /// Appends to a part, making it when it is not there; the size of the part afterwards.
    func append(_ bytes: [UInt8], toPart part: Int) throws(LogFailure) -> Int
    /// Removes a part; one that is not there is removed already.
    func removePart(_ part: Int) throws(LogFailure)
    /// Says to whoever looks for the newest log that it is this part.
    func point(toPart part: Int) throws(LogFailure)
}
