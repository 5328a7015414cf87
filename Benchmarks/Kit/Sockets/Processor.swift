import CLinux

/// Where programs run.
public enum Processor {
    /// Keeps this thread, and whatever it starts from now on, on one processor.
    public static func stay(on number: Int) { _ = CLinux_stay_on(Int32(number)) }
}
