import Formats
import Harness
import Testing

@Suite("The earlier car in a repository that ours made", .enabled { OutsideProgram.isThere(EarlierCar.name) })
struct OurRepositoryTests {
    private let cars: TwoCars

    init() async throws {
        cars = try TwoCars()
        try await cars.makeRepository("app")
        let changes = try await cars.changes { try await cars.ours("init", in: "app").succeeded() }
        // The directory itself, and the lock that the earlier car uses too.
        let made = ["state.sqlite3.lock"] + EarlierCarFiles.repository + EarlierCarFiles.hub
        #expect(
            changes == .init(created: ["app/.codex-autorunner"]) + .init(inStateOf: "app", created: made))
    }

    @Test("Its reading commands find everything, and change no file")
    func reading() async throws {
        // Its sessions are asked of a server first: nothing listens there.
        try cars.write("app/codex-autorunner.override.yml", "server:\n  port: 1\n")
        let changes = try await cars.changes {
            let status = try await cars.earlier("status", "--json", in: "app").succeeded()
            #expect(try status.json["repo"] == .string("\(cars.place)/app"))
            #expect(try status.json["hub"] == .string("\(cars.place)/app"))
            #expect(try status.json["status"] == "idle")
            #expect(try status.json["session_id"] == .null)
            #expect(try await cars.earlier("sessions", in: "app").output == "sessions(0,state):\n")
            #expect(try await cars.earlier("log", in: "app").output == "no runs\n")
            let log = try cars.text("app/.codex-autorunner/codex-autorunner.log")
            #expect(try await cars.earlier("log", "--tail", "5", in: "app").output == log + "\n")
        }
        #expect(changes == .none)
    }

    @Test("It lints and checks tickets there, and changes no file")
    func tickets() async throws {
        let folder = "app/.codex-autorunner/tickets"
        let none = try await cars.changes {
            let lint = try await cars.earlier("tickets", "lint", in: "app")
            #expect(lint.status == 1)
            #expect(lint.errors == "No tickets found in \(cars.place)/\(folder)\n")
        }
        #expect(none == .none)

        try cars.write(
            "\(folder)/TICKET-001-parser.md", "---\nticket_id: tkt_parser01\nagent: user\ndone: false\n---\nWrite it.\n"
        )
        let good = try await cars.changes {
            let lint = try await cars.earlier("tickets", "lint", in: "app").succeeded()
            #expect(lint.output == "OK: 1 ticket(s) linted.\n")
            let preflight = try await cars.earlier("ticket-flow", "preflight", "--json", in: "app").succeeded()
            #expect(try preflight.json["errors"] == 0)
            #expect(try preflight.json["warnings"] == 0)
        }
        #expect(good == .none)

        try cars.write("\(folder)/TICKET-002-lexer.md", "---\nagent: user\n---\nWrite it.\n")
        let broken = try await cars.changes {
            let lint = try await cars.earlier("tickets", "lint", in: "app")
            #expect(lint.status == 1)
            #expect(lint.errors.contains("TICKET-002-lexer.md: frontmatter.done is required"))
            #expect(!lint.errors.contains("TICKET-001-parser.md"))
            let preflight = try await cars.earlier("ticket-flow", "preflight", "--json", in: "app")
            #expect(preflight.status == 1)
            let failed = (try preflight.json["checks"]?.array ?? []).filter { $0["status"] == "error" }
            #expect(failed.map { $0["id"]?.string } == ["frontmatter"])
        }
        #expect(broken == .none)
    }

    @Test("It lists, scans and prepares it, and ours goes on from there")
    func working() async throws {
        let listing = try await cars.changes {
            let rows = try await cars.earlierHubRows(in: "app")
            #expect(rows == ["app - idle"])
        }
        #expect(
            listing
                == .init(
                    inStateOf: "app", created: EarlierCarFiles.control + [EarlierCarFiles.projection],
                    rewritten: ["hub_state.json"]))
        #expect(try cars.manifestVersion(of: "app") == 2)

        let scanning = try await cars.changes {
            try await cars.earlier("hub", "scan", in: "app").succeeded()
        }
        #expect(
            scanning
                == .init(
                    inStateOf: "app", created: [EarlierCarFiles.threads],
                    rewritten: [
                        "hub_state.json", "manifest.yml", "orchestration-compatibility.json", "orchestration.sqlite3",
                    ]))
        #expect(try cars.manifestVersion(of: "app") == 3)

        let preparing = try await cars.changes {
            try await cars.earlier("init", in: "app").succeeded()
        }
        #expect(
            preparing
                == .init(
                    inStateOf: "app", created: EarlierCarFiles.guides, rewritten: EarlierCarFiles.generated))

        let reading = try await cars.changes {
            #expect(try await cars.ours("status", "--json", in: "app").json["status"] == "idle")
            #expect(try await cars.hubRows(in: "app") == ["app base idle local default"])
            #expect(try await cars.troubles(in: "app") == [])
            try await cars.ours("init", in: "app").succeeded()
        }
        #expect(reading == .none)
        let ours = try await cars.changes {
            try await cars.ours("hub", "destination", "set", "app", "local", in: "app").succeeded()
        }
        #expect(
            ours
                == .init(
                    inStateOf: "app",
                    created: ["codex-autorunner-hub.log", "manifest.yml.last-good", "manifest.yml.lock"],
                    rewritten: ["manifest.yml"]))
        #expect(try cars.manifestVersion(of: "app") == 3)
    }

    @Test("Its doctor has nothing against our files")
    func doctor() async throws {
        let report = try await cars.earlier("doctor", "--json", in: "app").json
        let failed = (report["checks"]?.array ?? []).filter { $0["status"] != "ok" }.map { $0["name"]?.string ?? "?" }
        // What is missing is its own: programs of the machine, and files that it makes when it first needs them. A
        // repository that it made itself lacks the same.
        let itsOwn: Set = [
            "Voice dependencies", "PMA state file", "PMA artifacts", "Hub control-plane orchestration DB",
        ]
        #expect(Set(failed).subtracting(itsOwn) == [])
        for name in ["Git repository", "Config file", "State directory", "Hub destination (app)"] {
            #expect(report["checks"]?.array?.contains { $0["name"]?.string == name } == true, "no check '\(name)'")
        }
    }
}
