import BenchKit
import Testing

@Suite("The output of wrk")
struct WrkOutputTests {
    private static let output = """
        Running 3s test @ http://127.0.0.1:20001/small
          1 threads and 64 connections
          Thread Stats   Avg      Stdev     Max   +/- Stdev
            Latency   722.17us  269.67us   4.95ms   50%
            Req/Sec    60.51k     3.79k   63.84k    99%
          Latency Distribution
             50%  712.00us
             75%  794.00us
             90%    0.85ms
             99%    1.81ms
          126410 requests in 2.10s, 24.11MB read
        Requests/sec:  60215.68
        Transfer/sec:     11.49MB
        """

    @Test("is read from its lines, and not from the columns of deviations")
    func read() throws {
        let output = try #require(WrkOutput(Self.output))
        #expect(output.requests == 126_410)
        #expect(output.perSecond == 60_215.68)
        #expect(abs(output.p50 - 712e-6) < 1e-12)
        #expect(abs(output.p99 - 1.81e-3) < 1e-12)
        #expect(output.errors == 0)
    }

    @Test("tells errors of every kind")
    func errors() {
        let errors = """

              Socket errors: connect 1, read 2, write 3, timeout 4
              Non-2xx or 3xx responses: 100
            """
        #expect(WrkOutput(Self.output + errors)?.errors == 110)
    }

    @Test("counts only when it is whole", arguments: ["   50%", "   99%", "126410", "Requests/sec"])
    func incomplete(_ missing: String) {
        let lines = Self.output.split(separator: "\n").filter {
            !$0.drop { $0 == " " }.hasPrefix(missing.drop { $0 == " " })
        }
        #expect(WrkOutput(lines.joined(separator: "\n")) == nil)
    }

    @Test("knows wrk's units", arguments: [("5us", 5e-6), ("5ms", 5e-3), ("5.50s", 5.5), ("2.00m", 120.0)])
    func units(_ shown: String, _ seconds: Double) throws {
        let text = Self.output.replacing("712.00us", with: shown)
        #expect(abs(try #require(WrkOutput(text)).p50 - seconds) < 1e-9)
    }
}
