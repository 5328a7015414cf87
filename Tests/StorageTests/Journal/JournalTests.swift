import FuzzTargets
import Glibc
import Harness
import StateRoots
import Storage
import Testing

@Suite("Journals") struct JournalTests {
    private static let payloads: [[UInt8]] = [
        Array("first".utf8), [], [0, 0xE5, 0x4A, 0xC3, 0x9B, 0xFF], Array(repeating: 0x78, count: 500),
        Array("last".utf8),
    ]

    /// The bytes of a journal with these records, and where each ends.
    private static func journal(_ fixture: Fixture) throws -> (bytes: [UInt8], ends: [Int]) {
        var journal = try Journal(for: fixture.document)
        var ends = [journal.byteCount]
        for payload in payloads {
            try journal.append(payload)
            ends.append(journal.byteCount)
        }
        let bytes = try SafeFile.read(journal.path, limit: 1 << 20)
        try journal.finish().remove()
        return (bytes, ends)
    }

    @Test("What was appended is read back in order, while the writer goes on")
    func roundTrip() throws {
        let fixture = try Fixture()
        var journal = try Journal(for: fixture.document)
        for (index, payload) in Self.payloads.enumerated() {
            try journal.append(payload, durably: index == 1)
            let contents = try JournalContents.read(journal.path)
            #expect(contents.records == Array(Self.payloads[...index]))
            #expect(contents.ending == .complete)
        }
        let mode = try fixture.directory.inventory().first { $0.key.contains(".journal-") }?.value
        #expect(mode?.hasPrefix("100600 ") == true)
    }

    @Test("Cut at any byte, a journal yields every record before the cut and calls the rest torn")
    func truncation() throws {
        let (bytes, ends) = try Self.journal(Fixture())
        for length in 0...bytes.count {
            let contents = JournalContents(reading: Array(bytes[..<length]))
            let whole = ends.dropFirst().filter { $0 <= length }.count
            #expect(contents.records == Array(Self.payloads[..<whole]), "cut at \(length)")
            if length == 0 || ends.contains(length) {
                #expect(contents.ending == .complete, "cut at \(length)")
            } else {
                guard case .torn(let loss) = contents.ending else {
                    Issue.record("cut at \(length): \(contents.ending)")
                    continue
                }
                #expect(loss.offset + loss.bytes == length)
            }
            fuzzJournal(Array(bytes[..<length]))
        }
    }

    @Test("With any bit flipped, every record before it is read, none is invented, and the damage is told")
    func bitFlips() throws {
        let (bytes, ends) = try Self.journal(Fixture())
        for bit in 0..<(bytes.count * 8) {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            let contents = JournalContents(reading: damaged)
            if bit / 8 >= ends[0] {
                let before = ends.dropFirst().filter { $0 <= bit / 8 }.count
                #expect(contents.records == Array(Self.payloads[..<before]), "bit \(bit)")
            } else {
                #expect(contents.records.isEmpty, "bit \(bit)")
            }
            #expect(contents.ending != .complete, "bit \(bit)")
            if bit / 8 < ends[ends.count - 2] {
                guard case .damaged(_, let next) = contents.ending else {
                    Issue.record("bit \(bit): \(contents.ending)")
                    continue
                }
                // Reading on saves every record but the damaged one.
                let rest = next.map { JournalContents(reading: damaged, from: $0).records } ?? []
                let lost = ends.firstIndex { $0 > bit / 8 } ?? 0
                #expect(rest == Array(Self.payloads[lost...]), "bit \(bit)")
            }
        }
    }

    @Test("A newer version is not read as if it were this one")
    func versions() throws {
        var bytes = try Self.journal(Fixture()).bytes
        bytes[8] = 2
        guard case .damaged(let loss, _) = JournalContents(reading: bytes).ending else {
            Issue.record("read")
            return
        }
        #expect(loss.offset == 0)
        #expect(loss.reason.contains("version"))
    }

    @Test("Two journals of one process do not meet, and rotation hands out the older")
    func rotation() throws {
        let fixture = try Fixture()
        var journal = try Journal(for: fixture.document)
        let other = try Journal(for: fixture.document)
        #expect(journal.path != other.path)
        try journal.append([1])
        let older = try journal.rotate()
        try journal.append([2])
        #expect(try older.contents().records == [[1]])
        #expect(try JournalContents.read(journal.path).records == [[2]])
        #expect(try Journals.list(beside: fixture.document).count == 3)
        try older.remove()
        let listed = try Journals.list(beside: fixture.document)
        #expect(listed.map(\.path.description) == [other.path, journal.path].map(\.description).sorted())
        #expect(listed.allSatisfy { $0.writer == getpid() && $0.liveness == .alive })
    }

    @Test("A journal cannot be taken over while its writer holds it, and by one taker only afterwards")
    func claims() throws {
        let fixture = try Fixture()
        var journal = try Journal(for: fixture.document)
        let path = journal.path
        try journal.append([1])
        #expect(try isClaimable(path) == false)
        _ = journal.finish()
        guard let claimed = try Journals.claim(path) else {
            Issue.record("not claimed")
            return
        }
        #expect(try isClaimable(path) == false)
        #expect(try claimed.contents().records == [[1]])
        try claimed.remove()
        #expect(try isClaimable(path) == false)
        #expect(try Journals.list(beside: fixture.document).isEmpty)
    }

    @Test("A record that is too long is refused and leaves nothing behind")
    func tooLong() throws {
        let fixture = try Fixture()
        var journal = try Journal(for: fixture.document)
        let error = StorageError.caught { try journal.append(Array(repeating: 0, count: (16 << 20) + 1)) }
        #expect(error?.code == .tooLarge)
        #expect(try JournalContents.read(journal.path).records.isEmpty)
    }

    @Test("Bytes made to look like records do not make reading slow")
    func hostile() throws {
        var bytes = Array(try Self.journal(Fixture()).bytes[..<16])
        for index in 0..<200_000 {
            bytes += [0xE5, 0x4A, 0xC3, 0x9B, 0, 0, 0, 0, UInt8(index & 0xFF), UInt8(index >> 8 & 0xFF), 3, 0]
        }
        let start = ContinuousClock.now
        _ = JournalContents(reading: bytes)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("Damage behind which too much would have to be looked at is not passed off as a torn end")
    func givenUp() throws {
        let (whole, ends) = try Self.journal(Fixture())
        // A record that seems to be cut off by the end, with marks of many long ones behind it, and a whole one last.
        var bytes = Array(whole[..<16]) + [0xE5, 0x4A, 0xC3, 0x9B, 0, 0, 0, 0, 0, 0, 0, 1]
        for _ in 0..<2000 { bytes += [0xE5, 0x4A, 0xC3, 0x9B, 0, 0, 0, 0, 0, 0x10, 0, 0] }
        bytes += whole[ends[0]..<ends[1]]
        guard case .damaged(let loss, _) = JournalContents(reading: bytes).ending else {
            Issue.record("taken for torn")
            return
        }
        #expect(loss.offset == 16)
        // Marks of records that the file is too short for cost nothing, and what follows them is found.
        let cheap = [UInt8](repeating: 0xFF, count: 8)
        var long = Array(bytes[..<28])
        for _ in 0..<2000 { long += [0xE5, 0x4A, 0xC3, 0x9B] + cheap }
        let start = long.count
        long += whole[ends[0]..<ends[1]]
        guard case .damaged(_, let next) = JournalContents(reading: long).ending else {
            Issue.record("taken for torn")
            return
        }
        #expect(next == start)
    }

    private func isClaimable(_ path: DurablePath) throws -> Bool {
        guard let claimed = try Journals.claim(path) else { return false }
        _ = claimed.path
        return true
    }
}
