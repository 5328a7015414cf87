/// How a password is stretched into a key, with a cost that was checked.
///
/// The parameters usually come from a file that a stranger may have made, so a value can only be had within
/// ``Limits``: neither a hundred gigabytes nor an hour of work can be asked of us.
public struct KeyDerivation: Hashable, Sendable {
    enum Function: Hashable, Sendable {
        case argon2id(memoryKiB: Int, iterations: Int, parallelism: Int)
        case pbkdf2SHA256(iterations: Int)
    }
    let function: Function

    /// The ranges we accept; the program sets them, never a file.
    public struct Limits: Hashable, Sendable {
        public var memoryKiB: ClosedRange<Int>
        public var iterations: ClosedRange<Int>
        public var parallelism: ClosedRange<Int>
        public var pbkdf2Iterations: ClosedRange<Int>

        public init(
            memoryKiB: ClosedRange<Int> = 8192...131_072, iterations: ClosedRange<Int> = 1...6,
            parallelism: ClosedRange<Int> = 1...4, pbkdf2Iterations: ClosedRange<Int> = 50_000...2_000_000
        ) {
            self.memoryKiB = memoryKiB
            self.iterations = iterations
            self.parallelism = parallelism
            self.pbkdf2Iterations = pbkdf2Iterations
        }

        /// The ranges of the profile bundle: at most 128 MiB and six passes.
        public static let standard = Limits()
    }

    /// Argon2id, version 19, with 64 MiB, three passes and one lane: what we write.
    public static let standard = KeyDerivation(
        function: .argon2id(memoryKiB: 65_536, iterations: 3, parallelism: 1))

    /// Argon2id, version 19 (RFC 9106).
    public static func argon2id(
        memoryKiB: Int, iterations: Int, parallelism: Int, limits: Limits = .standard
    ) throws(SealingError) -> KeyDerivation {
        try check(memoryKiB, limits.memoryKiB, "memory of Argon2id in KiB")
        try check(iterations, limits.iterations, "number of Argon2id passes")
        try check(parallelism, limits.parallelism, "number of Argon2id lanes")
        // RFC 9106 §3.1: at least eight blocks of 1 KiB a lane.
        guard parallelism >= 1, iterations >= 1, memoryKiB / 8 >= parallelism else {
            throw SealingError(.cost, "Argon2id needs a pass, a lane and 8 KiB of memory for each lane")
        }
        return KeyDerivation(
            function: .argon2id(memoryKiB: memoryKiB, iterations: iterations, parallelism: parallelism))
    }

    /// PBKDF2 with HMAC-SHA-256 (RFC 8018): only for reading what older bundles hold.
    public static func pbkdf2SHA256(
        iterations: Int, limits: Limits = .standard
    ) throws(SealingError) -> KeyDerivation {
        try check(iterations, limits.pbkdf2Iterations, "number of PBKDF2 rounds")
        guard iterations >= 1 else { throw SealingError(.cost, "PBKDF2 needs at least one round") }
        return KeyDerivation(function: .pbkdf2SHA256(iterations: iterations))
    }

    private static func check(
        _ value: Int, _ range: ClosedRange<Int>, _ name: String
    ) throws(SealingError) {
        guard range.contains(value) else {
            throw SealingError(
                .cost, "the \(name) is \(value), and only \(range.lowerBound) to \(range.upperBound) is accepted")
        }
    }
}
