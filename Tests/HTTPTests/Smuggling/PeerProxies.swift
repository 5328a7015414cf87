import Foundation
import Harness

/// nginx and HAProxy in front of a server, as strict as they come.
final class PeerProxies: Sendable {
    let recipients: [Recipient]
    private let children: [ChildProcess]
    private let folder: TemporaryDirectory

    init(to backend: UInt16) async throws {
        folder = try TemporaryDirectory()
        let (first, second) = (try Self.freePort(), try Self.freePort())
        let nginx = try folder.write("nginx.conf", Self.nginx(folder.path, first, backend).utf8)
        let haproxy = try folder.write("haproxy.cfg", Self.haproxy(second, backend).utf8)
        children = [
            try ChildProcess(try OutsideProgram.require("nginx").path, ["-p", folder.path, "-c", nginx]),
            try ChildProcess(try OutsideProgram.require("haproxy").path, ["-db", "-f", haproxy]),
        ]
        recipients = [Recipient(name: "nginx", port: first), Recipient(name: "HAProxy", port: second)]
        for recipient in recipients {
            try await offPool {
                let deadline = Date(timeIntervalSinceNow: 20)
                while RawSocket(port: recipient.port).map({ $0.close() }) == nil {
                    guard Date() < deadline else { throw HarnessError("\(recipient.name) does not listen") }
                    usleep(10_000)
                }
            }
        }
    }

    func end() async throws {
        for child in children { child.signal(SIGTERM) }
        for child in children { _ = try await child.finish(within: 20) }
    }

    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
            }
        }
        guard status == 0 else { throw HarnessError("no free port") }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func nginx(_ folder: String, _ port: UInt16, _ backend: UInt16) -> String {
        """
        daemon off; master_process off; pid \(folder)/nginx.pid; error_log \(folder)/error.log;
        events { worker_connections 200; }
        http {
            access_log off;
            client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy; fastcgi_temp_path \(folder)/f;
            uwsgi_temp_path \(folder)/u; scgi_temp_path \(folder)/s;
            server {
                listen 127.0.0.1:\(port);
                location / { proxy_pass http://127.0.0.1:\(backend); proxy_ignore_client_abort on; }
            }
        }
        """
    }

    private static func haproxy(_ port: UInt16, _ backend: UInt16) -> String {
        """
        defaults
            mode http
            timeout connect 5s
            timeout client 5s
            timeout server 5s
            option http-buffer-request
            option http-server-close
        frontend front
            bind 127.0.0.1:\(port)
            default_backend back
        backend back
            server one 127.0.0.1:\(backend)

        """
    }
}
