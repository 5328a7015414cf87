/// One thing that can be configured, as data: what may stand there, who may put it there, and what it is for.
public struct SettingKey: Sendable {
    /// Dotted, as in `server.port`.
    public let name: String
    /// What may stand there.
    public let type: SettingType
    /// What holds when no layer says anything; nil for a setting that may be absent.
    public let defaultValue: SettingValue?
    /// One line for a person.
    public let documentation: String
    /// Whether a running program takes over a change without a restart.
    public var isLive = false
    /// Whether only a trusted layer may set it: not, for instance, a file that came with a repository.
    public var isTrustedOnly = false
    /// The only layers that may set it; nil for all.
    public var roles: Set<SettingLayer.Role>?
    /// The environment variable that sets it; nil for none.
    public var environmentVariable: String?

    /// A key that every layer may set and that takes effect at the next start; refine it with the methods below.
    public init(_ name: String, _ type: SettingType, default defaultValue: SettingValue?, _ documentation: String) {
        self.name = name
        self.type = type
        self.defaultValue = defaultValue
        self.documentation = documentation
    }

    /// The same key, taken over by a running program without a restart.
    public func live() -> SettingKey { with { $0.isLive = true } }

    /// The same key, to be set only by trusted layers.
    public func trustedOnly() -> SettingKey { with { $0.isTrustedOnly = true } }

    /// The same key, to be set only by layers of these roles.
    public func only(in roles: SettingLayer.Role...) -> SettingKey { with { $0.roles = Set(roles) } }

    /// The same key, set by an environment variable too.
    public func environment(_ variable: String) -> SettingKey { with { $0.environmentVariable = variable } }

    private func with(_ change: (inout SettingKey) -> Void) -> SettingKey {
        var copy = self
        change(&copy)
        return copy
    }
}
