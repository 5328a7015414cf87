import Harness
public import Testing
import Wire
public import WireSamples

extension WireSample: CustomTestStringConvertible {
    public var testDescription: String { name }
}

@Suite("The table of malformed and ambiguous messages")
struct SampleTests {
    @Test("reads each one as the clause says", arguments: WireSamples.all)
    func verdict(_ sample: WireSample) {
        let reading = sample.read([sample.bytes])
        #expect(reading.refusal == sample.refusal, "\(sample.clause)")
        #expect(reading.messages.count == sample.accepted)
        if let status = sample.status { #expect(reading.status == status) }
    }

    @Test("reads each one the same, split at any byte", arguments: WireSamples.all)
    func splits(_ sample: WireSample) async throws {
        try await offPool {
            let bytes = sample.bytes
            let whole = sample.read([bytes])
            // Long samples repeat one byte; each of their ends is tried.
            let cuts = bytes.count < 600 ? Array(1..<bytes.count) : Array(1..<200) + (bytes.count - 200..<bytes.count)
            for cut in cuts {
                let parts = sample.read([Array(bytes[..<cut]), Array(bytes[cut...])])
                #expect(parts == whole, "cut at \(cut)")
            }
            #expect(sample.read(bytes.map { [$0] }) == whole, "byte by byte")
        }
    }

    @Test("has more than a hundred entries, each with a name and a clause of its own")
    func size() {
        #expect(WireSamples.all.count { $0.refusal != nil } > 150)
        #expect(Set(WireSamples.all.map(\.name)).count == WireSamples.all.count)
        #expect(WireSamples.all.allSatisfy { $0.clause.contains(" ") })
    }
}
