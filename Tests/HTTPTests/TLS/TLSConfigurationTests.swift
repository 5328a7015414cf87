import Certificates
import HTTP
import Harness
import Testing
import Transport

@Suite("Certificates and keys that cannot be used")
struct TLSConfigurationTests {
    private let world: TLSWorld
    private let leaf: Authority

    init() throws {
        world = try TLSWorld()
        leaf = try world.authority.issue("IP:127.0.0.1")
    }

    private func makeServer(chain: [UInt8]? = nil, key: [UInt8]? = nil) throws(TLSConfigurationError) {
        _ = try TLSServerContext(
            chain: .bytes(chain ?? leaf.chainPEM, named: "chain.pem"),
            key: .bytes(key ?? leaf.keyPEM, named: "key.pem"),
            scheduler: world.scheduler)
    }

    private func failure(_ body: () throws(TLSConfigurationError) -> Void) -> TLSConfigurationError? {
        do throws(TLSConfigurationError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    @Test("are named, with what is wrong and what to do")
    func words() throws {
        let other = try world.authority.issue("IP:127.0.0.1")
        let cases: [(TLSConfigurationError?, TLSConfigurationError.Code, String)] = [
            (failure { () throws(TLSConfigurationError) in try makeServer() }, .unusable, ""),
            (failure { () throws(TLSConfigurationError) in try makeServer(chain: []) }, .noCertificate, "chain.pem"),
            (
                failure { () throws(TLSConfigurationError) in try makeServer(chain: Array("hello".utf8)) },
                .noCertificate, "chain.pem"
            ),
            (
                failure { () throws(TLSConfigurationError) in try makeServer(chain: leaf.keyPEM) }, .noCertificate,
                "chain.pem"
            ),
            (
                failure { () throws(TLSConfigurationError) in try makeServer(chain: Array(leaf.chainPEM.dropLast(60)))
                },
                .damaged, "chain.pem"
            ),
            (failure { () throws(TLSConfigurationError) in try makeServer(key: []) }, .noKey, "key.pem"),
            (failure { () throws(TLSConfigurationError) in try makeServer(key: leaf.chainPEM) }, .noKey, "key.pem"),
            (
                failure { () throws(TLSConfigurationError) in try makeServer(key: Array(leaf.keyPEM.dropLast(60))) },
                .noKey, "key.pem"
            ),
            (
                failure { () throws(TLSConfigurationError) in try makeServer(key: leaf.keyPEM(password: "secret")) },
                .keyIsEncrypted, "key.pem"
            ),
            (
                failure { () throws(TLSConfigurationError) in try makeServer(key: other.keyPEM) }, .keyDoesNotMatch,
                "key.pem"
            ),
        ]
        #expect(cases[0].0 == nil)
        for (error, code, source) in cases.dropFirst() {
            #expect(error?.code == code, "\(String(describing: error))")
            #expect(error?.source == source)
            #expect(error?.description.hasPrefix("\(source): ") == true)
        }
    }

    @Test("may be files, of which a missing one is named")
    func files() throws {
        let directory = try TemporaryDirectory()
        let chain = try directory.write("chain.pem", leaf.chainPEM)
        let key = try directory.write("key.pem", leaf.keyPEM)
        _ = try TLSServerContext(chain: .file(chain), key: .file(key), scheduler: world.scheduler)
        let missing = "\(directory.path)/missing.pem"
        let errors = [
            failure { () throws(TLSConfigurationError) in
                _ = try TLSServerContext(chain: .file(missing), key: .file(key), scheduler: world.scheduler)
            },
            failure { () throws(TLSConfigurationError) in
                _ = try TLSServerContext(chain: .file(chain), key: .file(missing), scheduler: world.scheduler)
            },
            failure { () throws(TLSConfigurationError) in
                _ = try TLSClientContext(.only([.file(missing)]), scheduler: world.scheduler)
            },
        ]
        for error in errors {
            #expect(error?.code == .unreadable)
            #expect(error?.source == missing)
            #expect(error?.detail == "No such file or directory")
        }
    }

    @Test("show no bytes when they are printed")
    func printing() {
        let source = PEMSource.bytes(leaf.keyPEM, named: "key.pem")
        var dumped = ""
        dump(source, to: &dumped)
        for text in ["\(source)", String(reflecting: source), dumped] { #expect(!text.contains("45")) }
    }
}
