import Foundation
import Harness
import Synchronization
import Testing

@Suite("A proxy whose clients behave badly", .serialized)
struct AbandonedTests {
    private static let request = "GET /x HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n"

    /// What a client has sent when it goes, and how it goes.
    private static let manners: [@Sendable (RawSocket) -> Void] = [
        { $0.close() }, { $0.breakOff() },
        {
            $0.send("GET /x HT"); $0.close()
        },
        {
            $0.send("GET /x HTTP/1.1\r\nHost: x\r\nA"); $0.breakOff()
        },
        {
            $0.send(request); $0.close()
        },
        {
            $0.send(request); $0.breakOff()
        },
        {
            $0.send("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc"); $0.breakOff()
        },
        {
            $0.send("POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab"); $0.close()
        },
        {
            $0.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"); _ = $0.receive(until: "data"); $0.close()
        },
        {
            $0.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"); _ = $0.receive(until: "data"); $0.breakOff()
        },
    ]

    @Test("keeps nothing of ten thousand connections that were opened and abandoned, and serves others meanwhile")
    func abandoned() async throws {
        let proxy = try await ProxyProcess()
        let port = proxy.port
        func abandon(_ count: Int) async throws {
            try await offPool {
                for number in 0..<count {
                    guard let socket = RawSocket(port: port) else { continue }
                    Self.manners[number % Self.manners.count](socket)
                }
            }
        }
        // What memory is needed for so many is known only after some.
        try await abandon(1000)
        #expect(try await proxy.wait(seconds: 20) { proxy.descriptorCount < 300 })
        let size = proxy.residentSize
        let isDone = Mutex(false)
        async let served = offPool {
            var served = 0
            while !isDone.withLock({ $0 }) {
                guard let socket = RawSocket(port: port) else { return -1 }
                socket.send("GET /served HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                guard socket.receive().hasSuffix("/served\n") else { return -1 }
                socket.close()
                served += 1
            }
            return served
        }
        try await abandon(10_000)
        isDone.withLock { $0 = true }
        #expect(try await served > 10)
        // Connections that wait upstream for the next request are kept, at most 256 of them.
        #expect(try await proxy.wait(seconds: 20) { proxy.descriptorCount < 300 })
        // AddressSanitizer keeps what was freed.
        if dlsym(nil, "__asan_init") == nil {
            #expect(proxy.residentSize < size + 2048, "\(proxy.residentSize) KiB after \(size) KiB")
        }
        try await proxy.end()
    }

    @Test("answers, refuses or drops an exchange that is broken off at any byte, and serves the next one")
    func everyByte() async throws {
        let proxy = try await ProxyProcess()
        let port = proxy.port
        let isFine = try await offPool {
            let exchange = "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
            for count in 0...exchange.utf8.count {
                for isBroken in [true, false] {
                    guard let socket = RawSocket(port: port) else { return false }
                    socket.send(String(decoding: exchange.utf8.prefix(count), as: UTF8.self))
                    if isBroken { socket.breakOff() } else { socket.close() }
                }
                guard let next = RawSocket(port: port) else { return false }
                next.send(Self.request)
                guard next.receive(until: "/x\n").hasPrefix("HTTP/1.1 200") else { return false }
                next.close()
            }
            return true
        }
        #expect(isFine)
        try await proxy.end()
    }

    @Test("takes a client that ended its side for gone")
    func halfClosed() async throws {
        let proxy = try await ProxyProcess()
        let port = proxy.port
        let before = proxy.descriptorCount
        let text = try await offPool {
            guard let socket = RawSocket(port: port) else { return "no connection" }
            defer { socket.close() }
            socket.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
            let start = socket.receive(until: "data")
            socket.finish()
            return start + "|" + socket.receive()
        }
        #expect(text.hasPrefix("HTTP/1.1 200 OK") && text.contains("|"))
        #expect(try await proxy.wait(seconds: 20) { proxy.descriptorCount == before })
        try await proxy.end()
    }
}
