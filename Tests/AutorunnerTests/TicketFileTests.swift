import Autorunner
import Formats
import Harness
import Storage
import Testing

@Suite("Receipts") struct TicketFileTests {
    let fixture: Fixture
    init() throws { fixture = try Fixture() }

    @Test("A receipt is written in the form that earlier versions read (SR-04)")
    func receipt() throws {
        let path = try fixture.places.ingestReceipt()
        #expect(IngestReceipt.read(path) == nil)
        let receipt = IngestReceipt(source: " spec ", ingestedAt: moment(), details: ["created": 2])
        try receipt.write(to: path)
        #expect(
            try fixture.read("tickets/ingest_state.json") == """
                {
                  "schema_version": 1,
                  "ingested": true,
                  "ingested_at": "2026-01-02T03:04:05Z",
                  "source": "spec",
                  "details": {
                    "created": 2
                  }
                }

                """)
        #expect(IngestReceipt.read(path) == receipt)
        let error = AutorunnerError.caught { try IngestReceipt(source: " \n", ingestedAt: moment()).write(to: path) }
        #expect(error?.code == .refused)
        #expect(IngestReceipt.read(path) == receipt)
    }

    @Test(
        "Anything that is no receipt in every respect is none",
        arguments: [
            ("", false), ("[]", false), ("{", false),
            (#"{"schema_version":1,"ingested":true,"ingested_at":"2026-01-02T03:04:05Z","source":"s"}"#, true),
            (#"{"schema_version":1,"ingested":true,"ingested_at":"2026-01-02","source":"s","details":null}"#, true),
            (#"{"schema_version":1,"ingested":true,"ingested_at":"2026-01-02T03:04:05.5+01:00","source":"s"}"#, true),
            (#"{"schema_version":1,"ingested":true,"ingested_at":"2026-01-02T03:04:05","source":"s","x":1}"#, true),
            (#"{"schema_version":2,"ingested":true,"ingested_at":"2026-01-02T03:04:05Z","source":"s"}"#, false),
            (#"{"schema_version":"1","ingested":true,"ingested_at":"2026-01-02T03:04:05Z","source":"s"}"#, false),
            (#"{"schema_version":1,"ingested":1,"ingested_at":"2026-01-02T03:04:05Z","source":"s"}"#, false),
            (#"{"schema_version":1,"ingested":true,"ingested_at":"yesterday","source":"s"}"#, false),
            (#"{"schema_version":1,"ingested":true,"ingested_at":"2026-13-02","source":"s"}"#, false),
            (#"{"schema_version":1,"ingested":true,"ingested_at":"2026-01-02T03:04:05Z","source":"  "}"#, false),
            (#"{"schema_version":1,"ingested":true,"ingested_at":"2026-01-02","source":"s","details":[]}"#, false),
        ])
    func reading(text: String, isReceipt: Bool) throws {
        try fixture.write("tickets/ingest_state.json", text)
        #expect((IngestReceipt.read(try fixture.places.ingestReceipt()) != nil) == isReceipt)
    }
}
