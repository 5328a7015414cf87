/// Where text goes: a file descriptor, or a recording in a test.
public protocol TextSink: Sendable {
    /// Takes all of the bytes, or says why it could not.
    func write(_ bytes: [UInt8]) throws(OutputError)

    /// The descriptor behind it, which a live view needs to restore the terminal from a signal handler.
    var descriptor: Int32? { get }
}

extension TextSink {
    public var descriptor: Int32? { nil }
}
