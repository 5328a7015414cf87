import Foundation
import Harness
import StateRoots
import Testing

@Suite("The scan for shadow state")
struct ShadowPlacesTests {
    @Test("finds roots that somebody made up, and not the canonical ones")
    func present() throws {
        let place = try TemporaryDirectory()
        let top = try AbsolutePath(place.path).resolvingLinks()
        let made = [
            "home/.codex-autorunner", "home/.config/car", "home/.local/state/codex-autorunner", "tmp/car", "repo/.car",
            "repo/.codex-autorunner", "state/car",
        ]
        for name in made { try place.write("\(name)/x", "") }
        try place.write("home/.cache/car", "a file is nobody's root")
        var environment = ["HOME": "\(top)/home", "TMPDIR": "\(top)/tmp"]
        func present() throws -> [String] {
            let resolver = RootResolver(Surroundings(environment: environment, directory: top))
            let repository = try AbsolutePath("\(top)/repo")
            let roots = try resolver.canonicalRoots(
                global: resolver.resolveGlobalStateRoot(), repository: repository)
            let shadows = try ShadowPlaces(resolver.surroundings, roots: roots, repository: repository)
            return try shadows.present().map { String($0.description.dropFirst(top.description.count + 1)) }
        }
        #expect(
            try present() == ["home/.local/state/codex-autorunner", "home/.config/car", "tmp/car", "repo/.car"])
        environment["XDG_STATE_HOME"] = "\(top)/state"
        environment["CAR_GLOBAL_STATE_ROOT"] = "\(top)/home/.config/car"
        #expect(try present() == ["state/car", "tmp/car", "repo/.car"])
    }
}
