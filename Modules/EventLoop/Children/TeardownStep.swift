/// A signal and the time that a child has to end after it.
///
/// A sequence of steps always ends in SIGKILL, whether it says so or not.
public struct TeardownStep: Hashable, Sendable {
    public let signal: Signal
    public let wait: Duration

    public init(_ signal: Signal, wait: Duration) {
        self.signal = signal
        self.wait = wait
    }
}

extension [TeardownStep] {
    /// SIGTERM and two seconds.
    public static var gentle: [TeardownStep] { [TeardownStep(.terminate, wait: .seconds(2))] }
    /// SIGKILL at once.
    public static var immediate: [TeardownStep] { [] }
}
