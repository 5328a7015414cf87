import Foundation
import Harness

/// A terminal for a child of a test: what the child writes is collected, what is typed reaches it.
final class PseudoTerminal: @unchecked Sendable {
    // Invariant: `collected` is touched under the condition's lock only; the descriptors never change.
    /// TIOCSPTLCK and TIOCGPTN of asm-generic/ioctls.h, whose macros do not reach Swift.
    private static let unlock: UInt = 0x4004_5431
    private static let number: UInt = 0x8004_5430
    private let primary: Int32
    private let secondary: Int32
    let path: String
    private let condition = NSCondition()
    private var collected: [UInt8] = []

    init(columns: UInt16 = 80, rows: UInt16 = 24) throws {
        primary = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var number: UInt32 = 0
        var unlocked: Int32 = 0
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard primary >= 0, ioctl(primary, Self.unlock, &unlocked) == 0,
            ioctl(primary, Self.number, &number) == 0
        else { throw HarnessError("no pseudo terminal, errno \(errno)") }
        path = "/dev/pts/\(number)"
        // Held open, so that the terminal and its settings outlive the child.
        secondary = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard secondary >= 0, ioctl(secondary, UInt(TIOCSWINSZ), &size) == 0 else {
            throw HarnessError("\(path) cannot be used, errno \(errno)")
        }
        Thread { [weak self, primary] in
            var chunk = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = read(primary, &chunk, chunk.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0, let self else { return }
                self.collect(chunk[..<count])
            }
        }.start()
    }

    deinit {
        close(secondary)
        close(primary)
    }

    /// Starts a program whose three streams are this terminal; with `controlling` it leads a session of its own on it.
    func start(
        _ program: String, _ arguments: [String], controlling: Bool = false, environment: [String: String] = [:]
    ) throws -> ChildProcess {
        // The runtime's backtracer would ask the person at the terminal what to do.
        let command = controlling ? "exec setsid -c" : "exec"
        return try ChildProcess(
            "/bin/sh", ["-c", "\(command) \"$0\" \"$@\" <>\"$TTY_PATH\" >&0 2>&0", program] + arguments,
            environment: [
                "TTY_PATH": path, "TERM": "xterm", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
            ].merging(environment) { $1 })
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(primary, bytes, bytes.count)
    }

    var text: String {
        condition.lock()
        defer { condition.unlock() }
        return String(decoding: collected, as: UTF8.self)
    }

    /// Whether the terminal echoes what is typed, as it does for a shell.
    var echoes: Bool {
        var settings = termios()
        return tcgetattr(secondary, &settings) == 0 && settings.c_lflag & UInt32(ECHO) != 0
    }

    /// Waits until the terminal has been shown a text so many times.
    func wait(for wanted: String, count: Int = 1, within seconds: Double = 60) async throws {
        try await offPool { [self] in
            let deadline = Date(timeIntervalSinceNow: seconds)
            condition.lock()
            defer { condition.unlock() }
            while occurrences(of: wanted) < count {
                guard condition.wait(until: deadline) else {
                    throw HarnessError(
                        "\(wanted.debugDescription) did not come: \(String(decoding: collected, as: UTF8.self).debugDescription)"
                    )
                }
            }
        }
    }

    private func occurrences(of wanted: String) -> Int {
        String(decoding: collected, as: UTF8.self).components(separatedBy: wanted).count - 1
    }

    private func collect(_ bytes: ArraySlice<UInt8>) {
        condition.lock()
        collected += bytes
        condition.broadcast()
        condition.unlock()
    }
}
