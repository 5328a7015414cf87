import BenchKit
import Foundation

/// Where a measurement happens: a temporary directory, the programs that were started, and free ports.
///
/// All of it goes with the stage.
final class Stage {
    struct Failure: Error, CustomStringConvertible { let description: String }

    /// The processor of what is measured, and that of everything else.
    static let measured = 0
    static let others = 1
    /// The limit on open files that every program gets: what a proxy can hold depends on it.
    static let openFiles = 20_000

    let folder: String
    private var count = 0
    private var lastPort: UInt16 = 20_000 &+ UInt16(getpid() % 6_000)

    init() throws {
        guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) >= 2 else {
            throw Failure(description: "proxies are measured on one processor with the load on another; there is one")
        }
        guard OpenFiles.hardLimit >= Self.openFiles else {
            throw Failure(
                description: "\(Self.openFiles) open files are needed, and \(OpenFiles.hardLimit) allowed: ulimit -Hn")
        }
        var template = Array("\(NSTemporaryDirectory())/switchyard-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SystemFailure("making a temporary directory") }
        folder = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Writes a file there and returns its path.
    func write(_ text: String, as name: String) throws -> String {
        let path = "\(folder)/\(name)"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    func start(
        _ words: [String], on processor: Int, dyingBy signal: String = "KILL", holdsInput: Bool = false
    ) throws -> Child {
        try Child(
            words, files: nextName(), processor: processor, openFiles: Self.openFiles, dyingBy: signal,
            holdsInput: holdsInput)
    }

    /// Starts nginx with a configuration; what it starts in turn ends with it.
    func startNginx(_ text: String, named name: String, on processor: Int) throws -> Child {
        // Its log is named here too, because it opens one before it reads where the log belongs.
        try start(
            [
                OutsidePrograms.path(of: "nginx"), "-p", folder, "-e", "\(folder)/\(name).log", "-c",
                write(text, as: "\(name).conf"),
            ], on: processor, dyingBy: "TERM")
    }

    /// Runs a program to its successful end.
    func run(_ words: [String], within seconds: Double) throws -> Child {
        let child = try Child(words, files: nextName(), processor: Self.others)
        _ = try child.result(within: seconds)
        return child
    }

    private func nextName() -> String {
        count += 1
        return "\(folder)/\(count)"
    }

    /// A port where nobody listens, below those that the system gives to clients.
    func freePort() throws -> Endpoint {
        for _ in 0..<1_000 {
            lastPort = lastPort >= 32_000 ? 20_000 : lastPort + 1
            guard let (socket, endpoint) = try? Endpoint(port: lastPort).listen() else { continue }
            close(socket)
            return endpoint
        }
        throw Failure(description: "no free port")
    }

    /// Waits until the program listens.
    func await(_ child: Child, at endpoint: Endpoint) throws {
        let answered = try Interruption.wait(seconds: 20) {
            guard child.isRunning else { throw child.failure("ended instead of listening at \(endpoint)") }
            return endpoint.answers
        }
        if !answered { throw child.failure("does not listen at \(endpoint)") }
    }
}
