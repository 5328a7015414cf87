/// Where only what can be rebuilt may stand (SR-10): the system's temporary directory and the user's cache.
public struct CachePlaces: Sendable {
    /// `$TMPDIR`, else `/tmp`.
    public let temporary: StateRoot
    /// `$XDG_CACHE_HOME`, else `~/.cache`; nil without a home.
    public let cache: StateRoot?
    private let fixed: AbsolutePath

    public init(_ surroundings: Surroundings) throws(StateRootError) {
        fixed = try AbsolutePath("/tmp")
        temporary = try StateRoot(.temporary, at: surroundings.directory("TMPDIR") ?? fixed)
        let name = try PathSegment(".cache")
        let cache = surroundings.directory("XDG_CACHE_HOME") ?? surroundings.home?.appending(name)
        self.cache = try cache.map { path throws(StateRootError) in try StateRoot(.cache, at: path) }
    }

    /// Every such place; `/tmp` is one whatever the variables say.
    public var all: [AbsolutePath] {
        get throws(StateRootError) {
            var places = [temporary.path, try fixed.resolvingLinks()]
            if let cache { places.append(cache.path) }
            return places
        }
    }
}
