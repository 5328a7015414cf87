import Foundation
import Harness
import StateRoots
import Testing

@Suite("The resolver of roots")
struct RootResolverTests {
    private static func resolver(_ environment: [String: String] = ["HOME": "/nowhere/home"]) throws -> RootResolver {
        RootResolver(Surroundings(environment: environment, directory: try AbsolutePath("/nowhere/here")))
    }

    private let configured = ConfiguredPath("/nowhere/configured", from: "config.yml:3")

    @Test("puts a repository's and a hub's root in their directory, and creates nothing")
    func fixed() throws {
        let place = try TemporaryDirectory()
        let directory = try AbsolutePath(place.path).resolvingLinks()
        let resolver = try Self.resolver()
        #expect(try resolver.resolveRepoStateRoot(directory).description == "\(directory)/.codex-autorunner")
        #expect(try resolver.resolveHubStateRoot(directory).description == "\(directory)/.codex-autorunner")
        #expect(
            try resolver.resolveHubTemplatesRoot(directory).description == "\(directory)/.codex-autorunner/templates")
        #expect(try place.inventory().isEmpty)
    }

    @Test("takes the variable first, then what is configured, then the home directory")
    func precedence() throws {
        let home = ["HOME": "/nowhere/home"]
        let both = home.merging(["CAR_GLOBAL_STATE_ROOT": "/nowhere/variable"]) { $1 }
        #expect(
            try Self.resolver(both).resolveGlobalStateRoot(configured: configured).description == "/nowhere/variable")
        #expect(
            try Self.resolver(home).resolveGlobalStateRoot(configured: configured).description == "/nowhere/configured")
        #expect(
            try Self.resolver(home).resolveGlobalStateRoot().description == "/nowhere/home/.codex-autorunner")
    }

    @Test("takes an empty variable for none, and refuses a blank one whatever is configured")
    func emptyAndBlank() throws {
        let empty = try Self.resolver(["HOME": "/nowhere/home", "CAR_GLOBAL_STATE_ROOT": ""])
        #expect(try empty.resolveGlobalStateRoot(configured: configured).description == "/nowhere/configured")
        let blank = try Self.resolver(["HOME": "/nowhere/home", "CAR_GLOBAL_STATE_ROOT": "  "])
        let error = #expect(throws: StateRootError.self) {
            try blank.resolveGlobalStateRoot(configured: configured)
        }
        #expect(error?.message.contains("CAR_GLOBAL_STATE_ROOT") == true)
    }

    @Test("takes a relative value from the base, and from the working directory without one")
    func relative() throws {
        let resolver = try Self.resolver(["HOME": "/nowhere/home", "CAR_GLOBAL_STATE_ROOT": "state"])
        #expect(try resolver.resolveGlobalStateRoot().description == "/nowhere/here/state")
        let base = try AbsolutePath("/nowhere/base")
        #expect(try resolver.resolveGlobalStateRoot(base: base).description == "/nowhere/base/state")
    }

    @Test("says what to set when there is no home", arguments: [[:], ["HOME": ""], ["HOME": "relative"]])
    func homeless(_ environment: [String: String]) throws {
        let error = #expect(throws: StateRootError.self) {
            try Self.resolver(environment).resolveGlobalStateRoot()
        }
        #expect(error?.description.contains("HOME") == true)
        #expect(error?.remedy.contains("CAR_GLOBAL_STATE_ROOT") == true)
        #expect(try Self.resolver(environment).resolveGlobalStateRoot(configured: configured).path.segments.count == 2)
    }

    @Test(
        "refuses a directory for what can be lost as the global root, instead of forgetting about the root",
        arguments: [
            ["CAR_GLOBAL_STATE_ROOT": "/tmp"], ["CAR_GLOBAL_STATE_ROOT": "/tmp/"],
            ["CAR_GLOBAL_STATE_ROOT": "/nowhere/scratch", "TMPDIR": "/nowhere/scratch"],
            ["CAR_GLOBAL_STATE_ROOT": "~/.cache", "HOME": "/nowhere/home"],
            ["CAR_GLOBAL_STATE_ROOT": "/tmp", "TMPDIR": "/nowhere/scratch"],
        ])
    func cacheAsRoot(_ environment: [String: String]) throws {
        let error = #expect(throws: StateRootError.self) {
            try Self.resolver(environment).resolveGlobalStateRoot()
        }
        #expect(error?.message.contains("lost at any time") == true)
    }

    @Test(
        "takes the temporary directory from TMPDIR unless that is empty or relative",
        arguments: [
            ([:], "/tmp"), (["TMPDIR": ""], "/tmp"), (["TMPDIR": "x"], "/tmp"),
            (["TMPDIR": "/nowhere/t"], "/nowhere/t"),
        ])
    func temporary(_ environment: [String: String], _ expected: String) throws {
        let places = try CachePlaces(Self.resolver(environment).surroundings)
        #expect(places.temporary.description == expected)
        #expect(places.cache == nil)
        let home = environment.merging(["HOME": "/nowhere/h"]) { $1 }
        #expect(try CachePlaces(Self.resolver(home).surroundings).cache?.description == "/nowhere/h/.cache")
        let moved = home.merging(["XDG_CACHE_HOME": "/nowhere/c"]) { $1 }
        #expect(try CachePlaces(Self.resolver(moved).surroundings).cache?.description == "/nowhere/c")
    }

    @Test("keeps agents' homes in the repository for a container, and under the global root wherever that is")
    func supervisor() throws {
        let catalogue = try Catalogue.car()
        let resolver = try Self.resolver(["CAR_GLOBAL_STATE_ROOT": "/nowhere/moved"])
        let repo = try resolver.resolveRepoStateRoot(AbsolutePath("/nowhere/repo"))
        let global = try resolver.resolveGlobalStateRoot()
        let inside = try SupervisorRoot.container(repo: repo).workspaces(in: catalogue)
        #expect(inside.description == "/nowhere/repo/.codex-autorunner/app_server_workspaces")
        let outside = try SupervisorRoot.machine(global: global).workspaces(in: catalogue)
        #expect(outside.description == "/nowhere/moved/workspaces")
    }

    @Test("keeps what can be rebuilt outside the roots, and the update cache where the global root is")
    func updateCache() throws {
        let root = try Self.resolver(["CAR_GLOBAL_STATE_ROOT": "/nowhere/moved"]).resolveGlobalStateRoot()
        #expect(try Catalogue.car().durable(.updateCache, in: root).description == "/nowhere/moved/update_cache")
        let places = try CachePlaces(Self.resolver(["HOME": "/nowhere/home"]).surroundings)
        for place in try places.all { #expect(!Boundary([root]).containsLexically(place)) }
    }

    @Test("finds prodex's home by its variable, else in the home directory")
    func prodex() throws {
        #expect(try Self.resolver().resolveProdexHome().description == "/nowhere/home/.prodex")
        let moved = try Self.resolver(["PRODEX_HOME": "p", "HOME": "/nowhere/home"])
        #expect(try moved.resolveProdexHome().description == "/nowhere/here/p")
    }

    @Test("names every canonical root once, the global one first")
    func canonical() throws {
        let resolver = try Self.resolver()
        let global = try resolver.resolveGlobalStateRoot()
        let place = try AbsolutePath("/nowhere/r")
        let roots = try resolver.canonicalRoots(global: global, repository: place, hub: place)
        #expect(roots.map(\.id) == [.global, .repo, .hub])
        #expect(try resolver.canonicalRoots(global: global).map(\.id) == [.global])
    }

    @Test("has safe names for the parts that vary", arguments: ["", ".", "..", "a/b", " a", "a b", "ä", "a\n"])
    func identifiers(_ text: String) {
        #expect(throws: StateRootError.self) { try PathSegment(identifier: text) }
        #expect(throws: Never.self) { try PathSegment(identifier: "A-1_b.c") }
    }
}
