import Formats
import Settings

/// A small program's settings, one of each type.
enum Samples {
    static let port = Setting<Int>("server.port", in: 1...65_535, default: 4173, "Where the hub listens.")
    static let host = Setting<String>("server.host", default: "127.0.0.1", "The address it listens on.")
        .map { $0.trustedOnly() }
    static let origins = Setting<[String]>("server.allowed_origins", default: [], "Who may call.").map { $0.live() }
    static let token = Setting<String?>("server.token", .secret, "What callers show.").map {
        $0.environment("HUB_TOKEN")
    }
    static let timeout = Setting<Duration>(
        "app_server.turn_timeout", in: .seconds(1)...(.seconds(86_400)), default: .seconds(7200),
        "How long a turn may take."
    ).map { $0.live() }
    static let command = Setting<[String]>(
        "app_server.command", default: ["codex", "app-server"], "What is started."
    ).map { $0.trustedOnly().environment("APP_SERVER_COMMAND") }
    static let logSize = Setting<Int64>(size: "log.max_bytes", default: 10_000_000, "When the log is rolled over.")
    static let logPath = Setting<String>("log.path", .relativePath, default: "hub.log", "Where the log is.")
    static let approval = Setting<String>(
        "ticket_flow.approval_mode", .choice("yolo", "review"), default: "yolo", "Who approves commands.")
    static let commit = Setting<Bool>("git.auto_commit", default: false, "Whether each turn is committed.")
        .map { $0.environment("AUTO_COMMIT") }
    static let jitter = Setting<Double>("restart.jitter", in: 0...1, default: 0.1, "Spread of the delay.")
    static let mode = Setting<String>("mode", .choice("hub", "repo"), default: "hub", "What the file is for.")
        .map { $0.only(in: "hub") }
    static let extras = Setting<JSON>(tree: "extras", "Handed on as it is.")

    static let roots = Setting<JSON>(anything: "roots", "For whoever uses it to judge.")

    static let schema = SettingsSchema([
        port.key, host.key, origins.key, token.key, timeout.key, command.key, logSize.key, logPath.key, approval.key,
        commit.key, jitter.key, mode.key, extras.key, roots.key,
    ])

    static func hub(_ yaml: String) -> SettingLayer {
        .yaml(Array(yaml.utf8), name: "config.yml", role: "hub", isTrusted: true)
    }

    static func repository(_ yaml: String) -> SettingLayer {
        .yaml(Array(yaml.utf8), name: "repo/override.yml", role: "repository", isTrusted: false)
    }

    static func snapshot(_ layers: SettingLayer...) throws -> SettingsSnapshot {
        try SettingsSnapshot(schema: schema, layers: layers)
    }

    /// The problems of layers that must have some.
    static func problems(_ layers: SettingLayer...) -> [SettingProblem] {
        do throws(SettingsError) {
            _ = try SettingsSnapshot(schema: schema, layers: layers)
            return []
        } catch {
            return error.problems
        }
    }
}
