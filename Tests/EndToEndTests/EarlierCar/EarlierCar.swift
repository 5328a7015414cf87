import Formats
import Foundation
import Harness

/// The earlier car (2.2.3), whose files ours shares: one server for all tests, which ends with their process.
final class EarlierCar: @unchecked Sendable {
    // Invariant: `isReady` and the server's streams are touched under the lock only, one request at a time.
    private let lock = NSLock()
    private let server: ChildProcess
    private var isReady = false

    static let name = "codex-autorunner"
    static let shared = Result { try EarlierCar() }
    private static let patience: Double = 90

    private init() throws {
        // `make tools` puts the packages beside the folder of the start scripts, under the program's name.
        let script = try OutsideProgram.require(Self.name).path
        let packages =
            script.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
            + "/\(Self.name)"
        server = try ChildProcess(
            try OutsideProgram.require("python3").path, ["-c", EarlierCarServer.program],
            environment: [
                // Commands come with a home of their own; no real one is seen meanwhile.
                "HOME": "/nonexistent", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
                "PYTHONPATH": packages, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore",
            ])
    }

    /// - Parameter request: what `EarlierCarServer` documents.
    func answer(to request: JSON) async throws -> CommandOutcome {
        let line = request.serialized() + [UInt8(ascii: "\n")]
        let answer = try await offPool { [self] in
            try lock.withLock {
                try begin()
                server.send(line, keepsOpen: true)
                return try JSON.parse(nextLine())
            }
        }
        guard let status = answer["status"]?.int64, let output = answer["output"]?.string,
            let errors = answer["errors"]?.string
        else { throw HarnessError("this is no answer of the earlier car: \(answer)") }
        return CommandOutcome(status: Int32(status), output: output, errors: errors)
    }

    private func begin() throws {
        guard !isReady else { return }
        guard try JSON.parse(nextLine())["threads"] == 1 else {
            throw HarnessError("the earlier car starts threads when it is imported, and cannot be forked")
        }
        isReady = true
    }

    private func nextLine() throws -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65536)
        while bytes.last != UInt8(ascii: "\n") {
            var waiting = pollfd(fd: server.outputDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, Int32(Self.patience * 1000)) != 0 else {
                server.signal(SIGKILL)
                throw HarnessError("the earlier car did not answer within \(Self.patience) s and was ended")
            }
            let count = read(server.outputDescriptor, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw HarnessError("the earlier car ended: \(EarlierCar.name) --version says whether it can start")
            }
            bytes += block[..<count]
        }
        return bytes
    }
}
