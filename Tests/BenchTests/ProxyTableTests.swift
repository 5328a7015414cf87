import BenchKit
import Foundation
import Harness
import Testing

@Suite("The table of proxies")
struct ProxyTableTests {
    @Test("shows medians, ranges and targets, each proxy in a row")
    func speed() {
        var rounds = ProxyRounds(title: "GET", operation: "a request", targets: ProxyTargets(toNginx: 1))
        for (nginx, ours) in [(10.0, 8.0), (20.0, 12.0), (10.0, 9.0)] {
            let sample = { (time: Double) in
                ProxySample(processorTime: time * 1e-6, userShare: 0.25, perSecond: 71_000, p50: 1e-3, p99: 2e-3)
            }
            rounds.add(sample(nginx), of: .nginx)
            rounds.add(sample(ours), of: .ours)
        }
        let lines = ProxyTable.speed([rounds])
        #expect(lines.count == 4)
        #expect(
            lines[2] == "| GET: a request | nginx | 10.00 µs | 2.50 + 7.50 | 1 |  |  | 71,000 | 1.00 ms | 2.00 ms |  |")
        #expect(
            lines[3]
                == "|  | Switchyard | 9.00 µs | 2.25 + 6.75 | 0.80 (0.60 … 0.90) | 1.00 |  | 71,000 | 1.00 ms | 2.00 ms | 1.00 |"
        )
        #expect(Set(lines.map { $0.count { $0 == "|" } }).count == 1)
    }

    @Test("leaves a cell empty where nothing was measured")
    func empty() {
        var rounds = ProxyRounds(title: "GET", operation: "a request", targets: ProxyTargets(toNginx: 1))
        rounds.add(nil, of: .nginx)
        rounds.add(nil, of: .ours)
        #expect(ProxyTable.speed([rounds])[3] == "|  | Switchyard |  |  |  | 1.00 |  |  |  |  |  |")
    }

    @Test("shows memory and what became of too many streams")
    func memory() {
        var memory = StreamMemory(title: "idle stream", streams: 5_000, limit: 2_048)
        memory.bytes = [.nginx: [14_000], .ours: [1_300, 1_400, 1_350]]
        memory.resident = [.nginx: [81e6], .ours: [17.6e6]]
        var crowd = StreamCrowd(wanted: 9_000)
        var report = LoadReport()
        (report.opened, report.refused) = (9_800, 1_200)
        crowd.report = report
        let lines = ProxyTable.memory([memory], crowd)
        #expect(lines[3] == "|  | Switchyard | 1,350 (1,300 … 1,400) | 2,048 | 17.6 MB |")
        #expect(lines.last?.contains("9,800 were open at once, 1,200 beyond were refused with 503") == true)
        #expect(ProxyTable.memory([], StreamCrowd(wanted: 1)) == [])
    }

    @Test(
        "groups digits by thousands",
        arguments: [(0.0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567"), (-123, "-123")])
    func grouped(_ value: Double, _ text: String) {
        #expect(Figures.grouped(value) == text)
    }

    @Test("has no digits for what is no number", arguments: [Double.nan, .infinity, -.infinity, 1e300])
    func noNumber(_ value: Double) {
        #expect(Figures.fixed(value, 2) == "?")
    }
}

@Suite("A part of a page that a program writes")
struct DocumentSectionTests {
    private static let begin = "<!-- proxies: written by a program, from here -->"
    private static let end = "<!-- proxies: to here -->"

    @Test("is replaced, and the rest of the page stays as it was")
    func replaced() {
        let page = "# Title\n\n\(Self.begin)\nold\n\(Self.end)\n\nMore.\n"
        let renewed = DocumentSection("proxies").replaced(in: page, by: ["new", "lines"])
        #expect(renewed == "# Title\n\n\(Self.begin)\n\nnew\nlines\n\n\(Self.end)\n\nMore.\n")
        #expect(renewed.flatMap { DocumentSection("proxies").replaced(in: $0, by: ["new", "lines"]) } == renewed)
    }

    @Test(
        "is not written to a page without its marks, once each and in order",
        arguments: ["", "\(begin)\n", "\(end)\n\(begin)\n", "\(begin)\n\(begin)\n\(end)\n"])
    func refused(_ page: String) {
        #expect(DocumentSection("proxies").replaced(in: page, by: []) == nil)
    }

    @Test("has its place in docs/performance.md")
    func page() throws {
        let page = try String(contentsOfFile: "\(BuiltProducts.packageRoot)/docs/performance.md", encoding: .utf8)
        #expect(DocumentSection("proxies").replaced(in: page, by: []) != nil)
    }
}
