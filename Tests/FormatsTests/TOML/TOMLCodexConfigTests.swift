import Formats
import Foundation
import FuzzTargets
import Harness
import Testing

@Suite("TOML as Codex users write it") struct TOMLCodexConfigTests {
    @Test("a configuration is understood")
    func reading() throws {
        let document = try TOMLDocument.parse(TOMLSamples.codexConfig)
        #expect(document.value(at: ["approval_policy"]) == "on-request")
        #expect(document.value(at: ["profiles", "ci", "approval_policy"]) == "never")
        #expect(document.value(at: ["mcp_servers", "my server", "startup_timeout_sec"]) == 12.5)
        #expect(document.value(at: ["model_providers", "local", "query_params", "beta"]) == "true")
        #expect(document.value(at: ["projects", "/home/me/src/app", "trust_level"]) == "trusted")
        #expect(document.value(at: ["hooks", 1, "event"]) == "start")
        #expect(document.value(at: ["not"]) == nil)
        #expect(try TOMLDocument.parse(document.root.encodedDocument()).root.isEquivalent(to: document.root))
    }

    @Test("several settings change, and only their bytes do", arguments: ["\n", "\r\n"])
    func editing(_ lineEnding: String) throws {
        func inFile(_ text: String) -> String { text.replacingOccurrences(of: "\n", with: lineEnding) }
        var document = try TOMLDocument.parse("\u{FEFF}" + inFile(TOMLSamples.codexConfig))
        try document.set(["approval_policy"], to: "never")
        try document.set(["sandbox_workspace_write", "network_access"], to: true)
        try document.set(["tui", "animations"], to: false)
        try document.set(["model_verbosity"], to: "low")
        try document.set(["notify", 2], to: "--quiet")
        try document.set(["mcp_servers", "docs", "env", "LOG"], to: "1")
        try document.set(["mcp_servers", "files", "command"], to: "files-mcp")
        try document.set(["hooks", 0, "command", 0], to: "false")
        try document.remove(["project_doc_max_bytes"])
        try document.removeAll(under: ["model_providers"])
        let replaced = [
            ("\napproval_policy = \"on-request\"   #", "\napproval_policy = \"never\"   #"),
            ("network_access = false", "network_access = true"),
            (
                "tui.theme = \"dark\"\n",
                "tui.theme = \"dark\"\ntui.animations = false\nmodel_verbosity = \"low\"\n"
            ),
            ("# desktop\n", "# desktop\n  \"--quiet\",\n"),
            ("TOKEN_FILE = '/run/secrets/docs' }", "TOKEN_FILE = '/run/secrets/docs', LOG = \"1\" }"),
            (
                "startup_timeout_sec = 12.5\n",
                "startup_timeout_sec = 12.5\n\n[mcp_servers.files]\ncommand = \"files-mcp\"\n"
            ),
            ("command = [\"true\"]", "command = [\"false\"]"), ("project_doc_max_bytes = 32_768\n", ""),
            (
                """
                [model_providers.local]
                name = "Local"
                base_url = "http://localhost:11434/v1"
                env_key = "LOCAL_KEY"
                query_params = { api-version = "2025-04-01", beta = "true" }
                http_headers = { "X-Team" = "core" }

                """, ""
            ),
        ]
        var expected = TOMLSamples.codexConfig
        for (old, new) in replaced {
            #expect(expected.components(separatedBy: old).count == 2, "\(old)")
            expected = expected.replacingOccurrences(of: old, with: new)
        }
        #expect(String(decoding: document.bytes, as: UTF8.self) == "\u{FEFF}" + inFile(expected))
    }

    @Test("every sample of the corpus survives reading, writing anew and editing")
    func corpus() throws {
        let folder = "\(BuiltProducts.packageRoot)/Tests/Corpus/toml"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.count >= 20)
        for name in names {
            fuzzTOML([UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))))
        }
    }
}
