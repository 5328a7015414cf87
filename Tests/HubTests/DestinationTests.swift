import Formats
import Harness
import Hub
import Testing

@Suite("Destinations")
struct DestinationTests {
    private func read(_ text: String) throws -> DestinationReading { DestinationReader.read(try YAML.parse(text)) }

    @Test("are local in any case and with anything beside it", arguments: ["{kind: local}", "{kind: ' LOCAL ', x: 1}"])
    func local(text: String) throws { #expect(try read(text) == .valid(.local)) }

    @Test("are docker with everything that can be said")
    func docker() throws {
        let reading = try read(
            """
            kind: Docker
            image: ' dev:1 '
            container_name: box
            mounts:
            - {source: /a, target: /b}
            - {source: /c, target: /d, read_only: true}
            - {source: /e, target: /f, readOnly: true}
            - {source: /g, target: /h, readonly: true}
            - {source: /i, target: /j, read_only: false, readonly: true}
            - {source: /k, target: /l, read_only: null, readOnly: true}
            env_passthrough: [CAR_*, ' HOME ']
            workdir: /w
            profile: FULL-DEV
            env: {A: '1', B: ''}
            network: host
            """)
        guard case .valid(.docker(let docker)) = reading else {
            Issue.record("\(reading)")
            return
        }
        #expect(docker.image == "dev:1")
        #expect(docker.containerName == "box")
        #expect(docker.mounts.map(\.isReadOnly) == [false, true, true, true, false, true])
        #expect(docker.passedVariables == ["CAR_*", "HOME"])
        #expect(docker.workdir == "/w")
        #expect(docker.profile == .fullDev)
        #expect(docker.variables == [.init("A", "1"), .init("B", "")])
        let json = Destination.docker(docker).json
        #expect(json["network"]?.string == "host")
        #expect(json["mounts"]?[1]?.isEquivalent(to: ["source": "/c", "target": "/d", "read_only": true]) == true)
        #expect(DestinationReader.read(Destination.docker(docker).yaml) == reading)
    }

    @Test("leave out what is null")
    func nulls() throws {
        let reading = try read("{kind: docker, image: a, container_name: null, mounts: ~, env: null, profile: null}")
        #expect(reading == .valid(.docker(DockerDestination(image: "a"))))
    }

    @Test(
        "are refused with a reason for each problem",
        arguments: [
            ("text", ["mapping"]), ("{}", ["'kind'"]), ("{kind: 3}", ["'kind'"]), ("{kind: vm}", ["'vm'"]),
            ("{kind: docker}", ["'image'"]), ("{kind: docker, image: ' '}", ["'image'"]),
            ("{kind: docker, image: 7, container_name: '', workdir: 1}", ["'image'", "'container_name'", "'workdir'"]),
            ("{kind: docker, image: a, mounts: {}}", ["'mounts'"]),
            (
                "{kind: docker, image: a, mounts: [x, {}, {source: /a}, {source: /a, target: /b, readonly: 1}]}",
                ["mounts[0]", "mounts[1].source", "mounts[1].target", "mounts[2].target", "mounts[3].read_only"]
            ),
            ("{kind: docker, image: a, env_passthrough: A}", ["'env_passthrough'"]),
            ("{kind: docker, image: a, env_passthrough: [A, 1, '']}", ["env_passthrough[1]", "env_passthrough[2]"]),
            ("{kind: docker, image: a, profile: lite}", ["'lite'"]),
            ("{kind: docker, image: a, profile: 1}", ["'profile'"]), ("{kind: docker, image: a, env: []}", ["'env'"]),
            ("{kind: docker, image: a, env: {A: 1, 2: x, ' ': y}}", ["env['A']", "'2'", "' '"]),
        ])
    func invalid(text: String, reasons: [String]) throws {
        let problems = try read(text).problems
        #expect(problems.count == reasons.count, "\(problems)")
        for (problem, reason) in zip(problems, reasons) { #expect(problem.contains(reason), "\(problem)") }
    }

    @Test(
        "take a mount from the command line",
        arguments: [
            ("/a:/b", "/a", "/b"), (" /a : /b ", "/a", "/b"), ("/a:/b:ro", "/a", "/b:ro"), ("~/x:/y", "~/x", "/y"),
        ])
    func mount(text: String, source: String, target: String) throws {
        #expect(
            try DockerMount(argument: text, isReadOnly: true) == .init(source: source, target: target, isReadOnly: true)
        )
    }

    @Test("refuse a mount that does not say both", arguments: ["", ":", "/a", "/a:", ":/b", " : /b"])
    func badMount(text: String) throws {
        let error = try #require(throws: HubError.self) { try DockerMount(argument: text) }
        #expect(error.code == .badDestination)
        #expect(error.remedy.contains("source:target"))
    }
}

@Suite("The effective destination")
struct EffectiveDestinationTests {
    @Test(
        "is its own, that of its base, or local",
        arguments: [
            ("", "", "local", .standard, 0), ("", "{kind: docker, image: i}", "docker", .base, 0),
            ("{kind: local}", "{kind: docker, image: i}", "local", .own, 0),
            ("{kind: docker, image: i}", "", "docker", .own, 0),
            ("{kind: docker}", "{kind: docker, image: i}", "docker", .base, 1),
            ("{kind: docker, profile: x}", "{kind: vm}", "local", .standard, 3), ("null", "", "local", .standard, 1),
        ] as [(String, String, String, EffectiveDestination.Source, Int)])
    func effective(
        own: String, base: String, kind: String, source: EffectiveDestination.Source, problems: Int
    ) throws {
        let line = { (text: String) in text.isEmpty ? "" : ", destination: \(text)" }
        let manifest = try Manifest.parse(
            Array(
                """
                version: 2
                repos:
                - {id: w, path: w, kind: worktree, worktree_of: b\(line(own))}
                - {id: b, path: b, kind: base\(line(base))}
                """.utf8), file: "m.yml")
        let found = EffectiveDestination(of: try #require(manifest["w"]), in: manifest)
        #expect(found.destination.kind == kind)
        #expect(found.source == source)
        #expect(found.problems.count == problems, "\(found.problems)")
    }

    @Test("of a base is never that of another")
    func base() throws {
        let manifest = try Manifest.parse(
            Array(
                """
                version: 2
                repos:
                - {id: a, path: a, kind: base, worktree_of: b}
                - {id: b, path: b, kind: base, destination: {kind: docker, image: i}}
                """.utf8), file: "m.yml")
        #expect(EffectiveDestination(of: try #require(manifest["a"]), in: manifest).source == .standard)
    }
}
