import EventLoop
import Foundation
import Harness
import LoopHarness
import Transport

extension HandoverTests {
    /// Runs a body with both ends of a unix connection.
    static func withPair<Value: Sendable>(
        _ directory: TemporaryDirectory,
        _ body:
            @escaping @Sendable (
                EventLoop, _ near: any ByteStream, _ far: any ByteStream, _ done: @escaping (Value) -> Void
            ) throws -> Void
    ) async throws -> Value {
        try await withLoop { loop, done in
            let listener = try loop.listen(at: .unix("\(directory.path)/pair"))
            let accepting = RecordingHandler()
            var near: (any ByteStream)?
            func begin() {
                guard let near, let far = accepting.accepted.first else { return }
                do { try body(loop, near, far, done) } catch { loop.stop() }
            }
            accepting.onAccepted = { _ in begin() }
            listener.handler = accepting
            listener.resumeAccepting()
            loop.connect(to: listener.localAddress) {
                near = try? $0.get()
                begin()
            }
        }
    }
}

/// How many descriptors of this process lead to a file.
func openFiles(_ path: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return names.filter { (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path }
        .count
}

/// A unix connection by hand, to send what nobody should.
final class RawUnixSocket {
    private var descriptor: Int32

    init(connectedTo path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard status == 0 else { throw HarnessError("could not connect to \(path), errno \(errno)") }
    }

    deinit { close() }

    func close() {
        if descriptor >= 0 { _ = Foundation.close(descriptor) }
        descriptor = -1
    }

    /// Sends a message with descriptors in one piece of control data: `struct cmsghdr`, then the numbers.
    func send(_ text: String, with descriptors: some Collection<Int32>) {
        var control = [Int32](repeating: 0, count: (4 + descriptors.count + 1) / 2 * 2)
        let length = 16 + 4 * descriptors.count
        control[0] = Int32(length)
        control[2] = SOL_SOCKET
        control[3] = 1
        for (place, descriptor) in descriptors.enumerated() { control[4 + place] = descriptor }
        var bytes = Array(text.utf8)
        bytes.withUnsafeMutableBytes { bytes in
            control.withUnsafeMutableBytes { control in
                var piece = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
                withUnsafeMutablePointer(to: &piece) { piece in
                    var message = msghdr()
                    message.msg_iov = piece
                    message.msg_iovlen = 1
                    if !descriptors.isEmpty {
                        message.msg_control = control.baseAddress
                        message.msg_controllen = length
                    }
                    _ = sendmsg(descriptor, &message, 0)
                }
            }
        }
    }
}
