/// Moments within the time that something takes, on a machine whose speed changes; a failure names the seed.
public struct KillMoments {
    public let seed: UInt64
    private var random: SplitMix64
    /// Microseconds.
    private var span: UInt64
    private var last: UInt64 = 0

    private static let least: UInt64 = 1000

    /// - Parameter span: how long it took when it was left alone, in microseconds.
    public init(span: UInt64, seed: UInt64 = .random(in: 0 ... .max)) {
        self.seed = seed
        random = SplitMix64(seed: seed)
        self.span = max(Self.least, span)
    }

    /// How long to wait before the next kill, in microseconds.
    public mutating func next() -> UInt64 {
        last = random.next() % span
        return last
    }

    /// What was over too soon shortens the span, and what was not lengthens it a little.
    public mutating func learn(wasAtWork: Bool) {
        span = wasAtWork ? span + span / 50 : max(Self.least, min(span, last))
    }
}
