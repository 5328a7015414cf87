import Console
import StateRoots

/// Surveys roots with progress on the terminal.
enum RootSurveys {
    struct Entry: Sendable {
        let place: StatePlace
        let artifacts: [Artifact]
        let survey: RootSurvey
    }

    static func take(
        of places: [StatePlace], _ catalogue: Catalogue, on console: Console
    ) async throws -> [Entry] {
        try await Progress.during("looking at the roots", console: console) { progress in
            var entries: [Entry] = []
            var before = 0
            for place in places {
                let artifacts = catalogue.artifacts(sharing: place.roots)
                let survey = try RootSurvey(of: place.path, artifacts: artifacts) {
                    progress.advance(to: before + $0)
                }
                before += survey.total.entries
                entries.append(Entry(place: place, artifacts: artifacts, survey: survey))
            }
            return entries
        }
    }
}
