import HTTP
import Testing
import Transport

@Suite("Origins and proxies")
struct OriginTests {
    @Test(
        "are read from what people write, and refused where they say more",
        arguments: [
            ("http://example.com", "http://example.com"), ("HTTPS://Example.com:443/", "https://example.com"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("https://[::1]:8443/", "https://[::1]:8443"),
            ("wss://a.b", "https://a.b"), ("ws://a.b:80", "http://a.b"), ("ftp://a", nil), ("http://", nil),
            ("http://a/path", nil), ("http://user@a", nil), ("a.b:80", nil), ("http://a:99999", nil),
            ("http://a?b", nil),
            ("http://127.1", nil),
        ] as [(String, String?)])
    func parse(_ text: String, _ expected: String?) {
        #expect(Origin(text)?.description == expected)
    }

    @Test(
        "Exceptions cover names and what is beneath them, addresses, blocks and ports",
        arguments: [
            ("example.com", "http://example.com", true), ("example.com", "http://a.example.com", true),
            (".example.com", "http://example.com", true), ("*.example.com", "http://a.b.example.com", true),
            ("example.com", "http://notexample.com", false), ("example.com:81", "http://example.com:81", true),
            ("example.com:81", "http://example.com", false), ("*", "http://anything", true),
            ("10.0.0.0/8", "http://10.1.2.3", true), ("10.0.0.0/8", "http://11.1.2.3", false),
            ("0.0.0.0/0", "http://1.2.3.4", true), ("fd00::/8", "http://[fd12::1]", true),
            ("fd00::/8", "http://[fe80::1]", false), ("::1", "http://[::1]:99", true),
            ("127.0.0.1", "http://127.0.0.1", true),
            ("a, b ,c", "http://b", true), ("10.0.0.0/33,,!", "http://10.0.0.1", false),
            ("localhost", "http://LOCALHOST:1", true),
        ])
    func exceptions(_ list: String, _ origin: String, _ covers: Bool) throws {
        let origin = try #require(Origin(origin))
        #expect(ProxyException.list(list).contains { $0.covers(origin.endpoint) } == covers)
    }

    @Test(
        "The environment says which proxy is asked",
        arguments: [
            (["http_proxy": "http://p:1"], "http://a", "http://p:1"), (["HTTP_PROXY": "p:1"], "http://a", "http://p:1"),
            (["http_proxy": "p:1", "HTTP_PROXY": "q:1"], "http://a", "http://p:1"),
            (["HTTP_PROXY": "p:1", "REQUEST_METHOD": "GET"], "http://a", nil),
            (["HTTPS_PROXY": "p:1"], "http://a", nil),
            (["HTTPS_PROXY": "p:1"], "https://a", "http://p:1"), (["ALL_PROXY": "p:1"], "https://a", "http://p:1"),
            (["ALL_PROXY": "p:1", "NO_PROXY": "a"], "https://a", nil), (["http_proxy": ""], "http://a", nil),
            (["http_proxy": "http://user:pa%40ss@p:1/"], "http://a", "http://p:1"),
        ] as [([String: String], String, String?)])
    func environment(_ environment: [String: String], _ origin: String, _ expected: String?) throws {
        let rules = try ProxyRules(environment: environment)
        switch rules.route(to: try #require(Origin(origin))) {
        case .direct: #expect(expected == nil)
        case .through(let proxy): #expect(proxy.description == expected)
        }
    }

    @Test(
        "A variable that is no proxy is named, and its value, which may hold a password, is not",
        arguments: ["socks5://u:secret@p", "http://u:secret@p:x", "http://u:%zz@p"])
    func wrong(_ value: String) throws {
        let error = #expect(throws: ProxyConfigurationError.self) {
            try ProxyRules(environment: ["HTTPS_PROXY": value])
        }
        #expect(error?.description.contains("HTTPS_PROXY") == true)
        #expect(error?.description.contains("secret") == false)
    }
}
