/// Documents that several tests use.
enum TOMLSamples {
    /// A bit of every construct, with what is awkward about each.
    static let everything = ##"""
        # Comment at the top, žluť

        title = "TOML \u00E9 \U0001F600 \\ \"" # behind
        'literal key' = 'C:\x\'
        "" = ""
        number.decimal = +1_000
        number.hexadecimal = 0xDEAD_beef
        number."octal" = 0o755
        number.binary = 0b1101
        float = [-0.0, 6.626e-34, 1_0.0_1E+2, inf, -inf, +nan]
        flag = [true, false,]
        multi = """
        one \
            two "" \u0041
        three"""
        raw = '''
        # no comment
        \''''
        moment = [1979-05-27T07:32:00Z, 1979-05-27 00:32:00.999-07:00]
        local = [1979-05-27T07:32:00, 1979-05-27, 07:32:00.5]
        mixed = [ # first
          1, [ "x", { y = 1, z.a = 2 } ], # second
          # third

        ]
        empty = [[], {}, [ ], { }]

        [ table . "with space".'x' ]
          key = 1
          dotted.a.b = { c = "}" }
          dotted.a.d = 2

        [[elements]]
        name = "first"
        [elements.sub]
        x = 1
        [[elements.sub2]]
        [[elements.sub2]]
        y = 2

        [[elements]]

        [table] # later
        z = 26
        """##

    /// Laid out as people keep their Codex configuration.
    static let codexConfig = ##"""
        # ~/.codex/config.toml
        # Defaults for every session.
        model = "gpt-5-codex"
        model_reasoning_effort = 'high' # low | medium | high
        approval_policy = "on-request"   # see [profiles.ci]
        sandbox_mode = "workspace-write"
        notify = [
          "python3",
          "/home/me/bin/notify.py", # desktop
        ]
        project_doc_max_bytes = 32_768
        profile = "work"
        tui.notifications = true
        tui.theme = "dark"

        [sandbox_workspace_write]
        network_access = false
        writable_roots = ["/tmp/build", '/home/me/.cache']

        [model_providers.local]
        name = "Local"
        base_url = "http://localhost:11434/v1"
        env_key = "LOCAL_KEY"
        query_params = { api-version = "2025-04-01", beta = "true" }
        http_headers = { "X-Team" = "core" }

        [profiles.work]
        model = "gpt-5"
        approval_policy = "untrusted"

        [profiles.ci]
        approval_policy = "never"
        developer_instructions = """
        Run the tests.
        approval_policy = "always"
        [not.a.table]
        """

        [mcp_servers.docs]
        command = "npx"
        args = ["-y", "docs-mcp@1.2.3"]
        env = { TOKEN_FILE = '/run/secrets/docs' }

        [mcp_servers."my server"]
        url = "https://example.com/mcp"
        startup_timeout_sec = 12.5

        [projects."/home/me/src/app"]
        trust_level = "trusted"

        [[hooks]]
        event = "stop"
        command = ["true"]

        [[hooks]]
        event = "start"
        since = 2025-06-01T08:00:00+02:00

        """##
}

/// A generator that gives the same sequence for the same seed (SplitMix64).
struct TOMLRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
