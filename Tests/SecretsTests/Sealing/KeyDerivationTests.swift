import Secrets
import Testing

private let anyCost = KeyDerivation.Limits(
    memoryKiB: 8...4_000_000, iterations: 1...100, parallelism: 1...16, pbkdf2Iterations: 1...2_000_000)

@Suite("Key derivation")
struct KeyDerivationTests {
    @Test("by Argon2id gives the tag of RFC 9106 §5.3")
    func argon2id() throws {
        let key = try SealingKey.derived(
            from: Secret([UInt8](repeating: 1, count: 32)), salt: [UInt8](repeating: 2, count: 16),
            by: .argon2id(memoryKiB: 32, iterations: 3, parallelism: 4, limits: anyCost),
            pepper: Secret([UInt8](repeating: 3, count: 8)), associatedData: [UInt8](repeating: 4, count: 12))
        let expected = try #require(Hex.decode("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"))
        #expect(key == SealingKey(Secret(expected)))
    }

    @Test(
        "by PBKDF2 gives the first 32 bytes of RFC 7914 §11",
        arguments: [
            ("passwd", "salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"),
            ("Password", "NaCl", 80_000, "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"),
        ])
    func pbkdf2(_ password: String, _ salt: String, _ iterations: Int, _ hex: String) throws {
        let key = try SealingKey.derived(
            from: Secret(password), salt: Array(salt.utf8), by: .pbkdf2SHA256(iterations: iterations, limits: anyCost))
        #expect(key == SealingKey(Secret(try #require(Hex.decode(hex)))))
    }

    @Test("depends on every input")
    func inputs() throws {
        let cheap = try KeyDerivation.argon2id(memoryKiB: 64, iterations: 1, parallelism: 1, limits: anyCost)
        let dearer = try KeyDerivation.argon2id(memoryKiB: 64, iterations: 2, parallelism: 1, limits: anyCost)
        let salt = [UInt8](1...16)
        let keys = [
            try SealingKey.derived(from: Secret("a"), salt: salt, by: cheap),
            try SealingKey.derived(from: Secret("b"), salt: salt, by: cheap),
            try SealingKey.derived(from: Secret("a"), salt: salt.reversed(), by: cheap),
            try SealingKey.derived(from: Secret("a"), salt: salt, by: dearer),
            try SealingKey.derived(from: Secret("a"), salt: salt, by: cheap, pepper: Secret("p")),
            try SealingKey.derived(from: Secret("a"), salt: salt, by: cheap, associatedData: [1]),
        ]
        for (index, key) in keys.enumerated() {
            #expect(!keys[(index + 1)...].contains(key))
        }
        #expect(try SealingKey.derived(from: Secret("a"), salt: salt, by: cheap) == keys[0])
    }

    @Test(
        "refuses a cost that a hostile file might ask for",
        arguments: [
            (100 << 20, 3, 1), (131_073, 3, 1), (8191, 3, 1), (65_536, 7, 1), (65_536, 0, 1), (65_536, 3, 5),
            (65_536, 3, 0),
            (Int.max, Int.max, Int.max), (Int.min, -1, -1),
        ])
    func cost(_ memory: Int, _ iterations: Int, _ parallelism: Int) {
        let error = #expect(throws: SealingError.self) {
            try KeyDerivation.argon2id(memoryKiB: memory, iterations: iterations, parallelism: parallelism)
        }
        #expect(error?.code == .cost)
    }

    @Test("refuses PBKDF2 rounds outside 50,000 to 2,000,000", arguments: [0, -1, 49_999, 2_000_001, Int.max])
    func rounds(_ iterations: Int) {
        #expect(throws: SealingError.self) { try KeyDerivation.pbkdf2SHA256(iterations: iterations) }
    }

    @Test("refuses less memory than Argon2 needs, even where the limits allow it")
    func tooLittle() {
        let limits = KeyDerivation.Limits(memoryKiB: 0...100, iterations: 0...9, parallelism: 0...9)
        for (memory, iterations, parallelism) in [(0, 1, 1), (7, 1, 1), (31, 1, 4), (8, 0, 1), (8, 1, 0)] {
            #expect(throws: SealingError.self) {
                try KeyDerivation.argon2id(
                    memoryKiB: memory, iterations: iterations, parallelism: parallelism, limits: limits)
            }
        }
    }

    @Test("refuses passwords and salts of impossible lengths")
    func lengths() throws {
        let cheap = try KeyDerivation.argon2id(memoryKiB: 8, iterations: 1, parallelism: 1, limits: anyCost)
        let salt = [UInt8](1...16)
        for (password, salt) in [
            (Secret(""), salt), (Secret([UInt8](repeating: 1, count: 4097)), salt), (Secret("a"), []),
            (Secret("a"), [UInt8](1...7)), (Secret("a"), [UInt8](repeating: 1, count: 65)),
        ] {
            let error = #expect(throws: SealingError.self) {
                try SealingKey.derived(from: password, salt: salt, by: cheap)
            }
            #expect(error?.code == .shape)
        }
    }
}
