import Glibc
import Synchronization

/// The signal that asked this program to end; 0 while none did.
private let askedToEnd = Atomic<Int32>(0)

/// Makes signals end what waits by an error, so that whoever started processes gets to end them.
enum Interruption {
    struct Error: Swift.Error, CustomStringConvertible {
        let signal: Int32
        var description: String { "interrupted" }
        /// As a shell says it of a program that a signal ended.
        var exitStatus: Int32 { 128 + signal }
    }

    static func watch() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { askedToEnd.store($0, ordering: .relaxed) }
        }
    }

    static func check() throws(Error) {
        let number = askedToEnd.load(ordering: .relaxed)
        if number != 0 { throw Error(signal: number) }
    }

    /// Waits until something holds, asking every few milliseconds, for so many seconds at most.
    ///
    /// - Returns: whether it held in time.
    static func wait(seconds: Double, until condition: () throws -> Bool) throws -> Bool {
        let deadline = Unit.wallTime.now() + seconds
        while try !condition() {
            try check()
            guard Unit.wallTime.now() < deadline else { return false }
            usleep(2_000)
        }
        return true
    }
}
