import Testing
import Transport

@Suite("Addresses")
struct AddressTests {
    @Test(
        "of IPv6 are printed as RFC 5952 says",
        arguments: [
            ("::", "::"), ("::1", "::1"), ("1::", "1::"), ("0:0:0:0:0:0:0:0", "::"), ("2001:DB8::0001", "2001:db8::1"),
            ("2001:db8:0:0:0:0:2:1", "2001:db8::2:1"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
            ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"), ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
            ("::ffff:192.0.2.1", "::ffff:192.0.2.1"), ("::ffff:c000:0201", "::ffff:192.0.2.1"),
            ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
            ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
            ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"), ("fe80::1%eth0", "fe80::1%eth0"),
            ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
        ])
    func ipv6(_ text: String, _ canonical: String) throws {
        let address = try #require(IPv6Address(text))
        #expect(address.description == canonical)
        #expect(IPv6Address(canonical) == address)
    }

    @Test(
        "of IPv6 are refused when malformed",
        arguments: [
            "", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "::12345", "::g", "1:2:3:4:5:6:7:8::",
            "::1:2:3:4:5:6:7:8",
            ":1", "1:", "1:::2", "::1.2.3", "1.2.3.4::", "::1.2.3.4:5", "::01.2.3.4", "fe80::1%", "fe80::1%e t",
            "fe80::1%a%b", "fe80::1%]",
            "::+1", "::-1", " ::1", "[::1]", "fe80::1%verylonginterfacename", "1:2:3:4:5:6:7:1.2.3.4", "::é",
        ])
    func refusedIPv6(_ text: String) {
        #expect(IPv6Address(text) == nil)
    }

    @Test(
        "of IPv4 are read in the one form that everybody reads alike",
        arguments: [
            ("127.0.0.1", true), ("0.0.0.0", true), ("255.255.255.255", true), ("256.0.0.1", false), ("1.2.3", false),
            ("1.2.3.4.5", false),
            ("01.2.3.4", false), ("1.2.3.", false), ("", false), ("+1.2.3.4", false), ("1.2.3.4 ", false),
            ("0x7f.0.0.1", false), ("1.2.3.1000", false),
        ])
    func ipv4(_ text: String, _ isValid: Bool) {
        #expect(IPv4Address(text)?.description == (isValid ? text : nil))
    }

    @Test(
        "know which are of this machine",
        arguments: [
            ("127.0.0.1", true), ("127.255.0.9", true), ("128.0.0.1", false), ("::1", true), ("::2", false),
            ("::ffff:127.0.0.1", true),
            ("::ffff:10.0.0.1", false), ("::127.0.0.1", false),
        ])
    func loopback(_ text: String, _ isLoopback: Bool) throws {
        #expect(try #require(IPAddress(text)).isLoopback == isLoopback)
    }

    @Test(
        "of sockets are read from what they print",
        arguments: [
            "127.0.0.1:80", "[::1]:65535", "[fe80::1%eth0]:0", "unix:/run/x.sock", "unix:a b",
        ])
    func sockets(_ text: String) throws {
        #expect(try #require(SocketAddress(text)).description == text)
    }

    @Test(
        "of sockets are refused when malformed",
        arguments: [
            "", "127.0.0.1", "::1:80", "[::1]", "[::1]80", "[::1:80", "[127.0.0.1]:80", "127.0.0.1:", "127.0.0.1:65536",
            "127.0.0.1:-1",
            "127.0.0.1:+80", "127.0.0.1:080", "example.com:80", "unix:", "unix:a\u{0}b",
            "unix:" + String(repeating: "x", count: 108), "[::1]:80:90",
        ])
    func refusedSockets(_ text: String) {
        #expect(SocketAddress(text) == nil)
    }

    @Test(
        "of endpoints may be names, with a port or a default",
        arguments: [
            ("Example.COM:443", "example.com:443"), ("example.com.", "example.com:8"), ("127.0.0.1", "127.0.0.1:8"),
            ("[::1]", "[::1]:8"),
            ("a_b-c.d:1", "a_b-c.d:1"), ("xn--bcher-kva.example", "xn--bcher-kva.example:8"),
        ])
    func endpoints(_ text: String, _ canonical: String) throws {
        let endpoint = try #require(Endpoint(text, defaultPort: 8))
        #expect(endpoint.description == canonical)
        #expect(Endpoint(canonical) == endpoint)
        #expect(Endpoint("example.com") == nil)
    }

    @Test(
        "of endpoints are refused where a resolver might read something else",
        arguments: [
            "", ":80", "127.1:80", "0x7f000001:80", "2130706433:80", "1.2.3.4.5:80", "a..b:80", "-a:80", "a-:80",
            "a b:80", "bücher.example:80",
            "user@host:80", "http://host:80", String(repeating: "a", count: 64) + ":80", "host:80/x", "a.0x:80", "::1",
        ])
    func refusedEndpoints(_ text: String) {
        #expect(Endpoint(text) == nil)
    }

    @Test("of errors say what happened and what to do")
    func errors() {
        let error = TransportError(.refused, "connecting to 127.0.0.1:9", detail: "ECONNREFUSED")
        #expect(
            "\(error)"
                == "connecting to 127.0.0.1:9: nobody listens there; check that the server runs and the port is right (ECONNREFUSED)"
        )
    }
}
