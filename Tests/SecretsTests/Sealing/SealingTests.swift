import Secrets
import Testing

@Suite("Sealing")
struct SealingTests {
    /// RFC 8452 C.2: the key is 01 and zeros, the nonce 03 and zeros.
    static let vectors = [
        ("", "", "07f5f4169bbf55a8400cd47ea6fd400f"),
        ("0100000000000000", "", "c2ef328e5c71c83b843122130f7364b761e0b97427e3df28"),
        ("010000000000000000000000", "", "9aab2aeb3faa0a34aea8e2b18ca50da9ae6559e48fd10f6e5c9ca17e"),
        ("01000000000000000000000000000000", "", "85a01b63025ba19b7fd3ddfc033b3e76c9eac6fa700942702e90862383c6c366"),
        ("0200000000000000", "01", "1de22967237a813291213f267e3b452f02d01ae33e4ec854"),
        ("020000000000000000000000", "01", "163d6f9cc1b346cd453a2e4cc1a4a19ae800941ccdc57cc8413c277f"),
    ]

    private static func key(_ first: UInt8 = 1) throws -> SealingKey {
        try #require(SealingKey(Secret([first] + [UInt8](repeating: 0, count: 31))))
    }
    private static let nonce: [UInt8] = [3] + [UInt8](repeating: 0, count: 11)

    @Test("gives the results of RFC 8452 C.2, and opens them", arguments: vectors)
    func vector(_ plaintext: String, _ associated: String, _ result: String) throws {
        let bytes = try #require(Hex.decode(plaintext))
        let data = try #require(Hex.decode(associated))
        let sealed = try Sealing.seal(Secret(bytes), key: Self.key(), nonce: Self.nonce, associatedData: data)
        #expect(Hex.encode(sealed) == result)
        let opened = try Sealing.open(sealed, key: Self.key(), nonce: Self.nonce, associatedData: data)
        #expect(opened == Secret(bytes))
    }

    @Test(
        "comes back for every length around the block size and for a megabyte",
        arguments: [0, 1, 15, 16, 17, 31, 32, 33, 1 << 20])
    func roundTrip(_ count: Int) throws {
        let plaintext = Secret(SecureRandom().bytes(count))
        let key = SealingKey.random()
        let nonce = Sealing.randomNonce()
        let sealed = try Sealing.seal(plaintext, key: key, nonce: nonce, associatedData: [9])
        #expect(sealed.count == count + Sealing.tagByteCount)
        #expect(try Sealing.open(sealed, key: key, nonce: nonce, associatedData: [9]) == plaintext)
    }

    @Test("is refused with one error when the key, nonce, associated data or any byte is wrong")
    func tampering() throws {
        let sealed = try Sealing.seal(Secret("payload"), key: Self.key(), nonce: Self.nonce, associatedData: [1])
        var attempts: [() throws -> Secret] = [
            { try Sealing.open(sealed, key: Self.key(2), nonce: Self.nonce, associatedData: [1]) },
            { try Sealing.open(sealed, key: Self.key(), nonce: Self.nonce.reversed(), associatedData: [1]) },
            { try Sealing.open(sealed, key: Self.key(), nonce: Self.nonce, associatedData: []) },
            { try Sealing.open(Array(sealed.dropLast()), key: Self.key(), nonce: Self.nonce, associatedData: [1]) },
        ]
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 0x80
            attempts.append { [changed] in
                try Sealing.open(changed, key: Self.key(), nonce: Self.nonce, associatedData: [1])
            }
        }
        for attempt in attempts {
            let error = #expect(throws: SealingError.self) { try attempt() }
            #expect(error?.code == .rejected)
            #expect(error?.description.contains("password is wrong") == true)
        }
    }

    @Test("with a password opens with that password alone")
    func password() throws {
        let cost = try KeyDerivation.argon2id(memoryKiB: 8192, iterations: 1, parallelism: 1)
        let salt = SecureRandom().bytes(16)
        let nonce = Sealing.randomNonce()
        let key = try SealingKey.derived(from: Secret("right"), salt: salt, by: cost)
        let sealed = try Sealing.seal(Secret("profiles"), key: key, nonce: nonce)
        let same = try SealingKey.derived(from: Secret("right"), salt: salt, by: cost)
        #expect(try Sealing.open(sealed, key: same, nonce: nonce) == Secret("profiles"))
        let wrong = try SealingKey.derived(from: Secret("wrong"), salt: salt, by: cost)
        let error = #expect(throws: SealingError.self) { try Sealing.open(sealed, key: wrong, nonce: nonce) }
        #expect(error?.code == .rejected)
    }

    @Test("refuses nonces and sealed data of impossible lengths", arguments: [0, 11, 13, 16])
    func lengths(_ count: Int) throws {
        let nonce = [UInt8](repeating: 0, count: count)
        var error = #expect(throws: SealingError.self) { try Sealing.seal(Secret("a"), key: Self.key(), nonce: nonce) }
        #expect(error?.code == .shape)
        error = #expect(throws: SealingError.self) {
            try Sealing.open([UInt8](repeating: 0, count: min(count, 15)), key: Self.key(), nonce: Self.nonce)
        }
        #expect(error?.code == .shape)
        #expect(SealingKey(Secret([UInt8](repeating: 0, count: count))) == nil)
    }

    @Test("works from many tasks at once")
    func concurrent() async throws {
        let key = SealingKey.random()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<32 {
                group.addTask {
                    let nonce = Sealing.randomNonce()
                    let plaintext = Secret("message \(index)")
                    return try Sealing.open(Sealing.seal(plaintext, key: key, nonce: nonce), key: key, nonce: nonce)
                        == plaintext
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }
}
