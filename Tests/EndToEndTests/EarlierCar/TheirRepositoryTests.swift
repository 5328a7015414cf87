import Formats
import Harness
import Testing

@Suite("Ours in a repository that the earlier car made", .enabled { OutsideProgram.isThere(EarlierCar.name) })
struct TheirRepositoryTests {
    @Test("It reads everything without a change, and has nothing to complain of or to add")
    func repository() async throws {
        let cars = try TwoCars()
        try await cars.makeRepository("app")
        let made = try await cars.changes { try await cars.earlier("init", in: "app").succeeded() }
        let files =
            ["pma"] + EarlierCarFiles.repository + EarlierCarFiles.hub + EarlierCarFiles.guides
            + EarlierCarFiles.hubDocuments
        #expect(
            made == .init(created: ["app/.codex-autorunner", "app/car"]) + .init(inStateOf: "app", created: files))
        // Its list and its doctor make more files; its scan finds no repository in a hub that is one itself.
        #expect(try await cars.earlierHubRows(in: "app") == [])
        _ = try await cars.earlier("doctor", in: "app")
        try await cars.earlier("hub", "scan", in: "app").succeeded()

        let reading = try await cars.changes {
            let status = try await cars.ours("status", "--json", in: "app").succeeded()
            #expect(try status.json["status"] == "idle")
            #expect(try status.json["hub"] == .string("\(cars.place)/app"))
            let hub = try await cars.ours("hub", "repos", "--json", in: "app").succeeded()
            #expect(try hub.json["manifest_version"] == 3)
            #expect(try hub.json["issues"] == [])
            let config = try await cars.ours("config", "show", "mode", "--json", in: "app")
            #expect(try config.json["settings"]?[0]?["value"] == "hub", "\(config.output)\(config.errors)")
            #expect(try await cars.troubles(in: "app") == [])
            let again = try await cars.ours("init", "--json", in: "app")
            let kinds = Set((try again.json["files"]?.array ?? []).map { $0["change"]?.string ?? "?" })
            #expect(kinds == ["kept"])
        }
        #expect(reading == .none)

        let renewing = try await cars.changes {
            try await cars.ours("init", "--force", in: "app").succeeded()
        }
        #expect(
            renewing == .init(inStateOf: "app", rewritten: ["codex-autorunner.log"] + EarlierCarFiles.generated))
        try await cars.earlier("status", "--json", in: "app").succeeded()
    }
}
