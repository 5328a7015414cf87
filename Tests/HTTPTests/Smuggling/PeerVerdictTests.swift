import EventLoop
import Foundation
import Harness
import Testing
import WireSamples

@Suite("Malformed and ambiguous requests")
struct PeerVerdictTests {
    @Test(
        "are answered as the table says, and none that nginx and HAProxy both refuse is taken",
        .enabled { OutsideProgram.isThere("nginx") && OutsideProgram.isThere("haproxy") })
    func verdicts() async throws {
        let (thread, backendThread) = (try LoopThread(name: "ours"), try LoopThread(name: "backend"))
        let ours = Recipient(name: "Switchyard", port: try await CompleteRequests.serve(on: thread))
        let peers = try await PeerProxies(to: try await AnythingGoes.serve(on: backendThread))
        let samples = WireSamples.all.filter { $0.side == .server }
        #expect(samples.filter { $0.refusal != nil }.count >= 100)
        var taken = [0, 0]
        for sample in samples {
            let (own, others) = try await offPool {
                (ours.answers(to: sample.bytes), peers.recipients.map { $0.answers(to: sample.bytes) })
            }
            #expect(own >= 0 && others.allSatisfy { $0 >= 0 })
            #expect(own == sample.accepted, "\(sample.name)")
            #expect(own <= others.max() ?? 0, "\(sample.name): peers took \(others)")
            for (place, answers) in others.enumerated() where answers > 0 { taken[place] += 1 }
        }
        // Peers that refuse everything would prove nothing.
        #expect(taken.allSatisfy { $0 > 30 }, "of \(samples.count) the peers took \(taken)")
        try await peers.end()
        await thread.stop()
        await backendThread.stop()
    }
}
