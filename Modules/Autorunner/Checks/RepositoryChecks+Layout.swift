import Diagnostics
import Storage

extension RepositoryChecks {
    /// The tickets directory.
    static func layout(_ places: RepositoryPlaces) throws -> [Finding] { [try tickets(places)] }

    private static func tickets(_ places: RepositoryPlaces) throws -> Finding {
        let path = try places.tickets()
        let there = try Directory.entries(beside: path).first { $0.name == path.placement.segments.last }
        switch there?.kind {
        case .directory?:
            return Finding("tickets.present", .ok, "The tickets directory is there.", subject: path.description)
        case nil:
            return Finding(
                "tickets.missing", .error, "There is no tickets directory: the repository is not initialised.",
                subject: path.description, remedy: .initialise)
        default:
            return Finding(
                "tickets.not_a_directory", .error,
                "Something else stands where the tickets directory belongs: move it away, then initialise.",
                subject: path.description, remedy: .initialise)
        }
    }
}
