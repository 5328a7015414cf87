/// An open file descriptor, written to at once: no buffer that an early exit could lose.
public struct DescriptorSink: TextSink {
    private let number: Int32

    public static let standardOutput = DescriptorSink(number: 1)
    public static let standardError = DescriptorSink(number: 2)

    /// A descriptor that the caller keeps open for as long as the sink is used.
    public init(number: Int32) { self.number = number }

    public var descriptor: Int32? { number }

    public func write(_ bytes: [UInt8]) throws(OutputError) { try System.write(bytes, to: number) }
}
