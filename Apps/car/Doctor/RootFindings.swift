import Diagnostics
import Housekeeping
import StateRoots
import Storage

/// What is wrong with the roots themselves.
struct RootFindings {
    private let workplace: Workplace
    private static let most = 50

    init(_ workplace: Workplace) { self.workplace = workplace }

    func all(progress: (Int) -> Void) throws -> [Finding] {
        var findings: [Finding] = []
        var before = 0
        for place in try Self.places(workplace) {
            let root = try StateRoot(place.roots.last ?? .repo, at: place.path)
            if let work = try InterruptedWork.find(in: root, observer: .current()) {
                findings.append(
                    Finding("roots.interrupted", .error, "There is \(work).", subject: "\(root)", remedy: .recover))
            }
            guard try EntryFacts.of(place.path) != nil else {
                findings.append(absent(place))
                continue
            }
            let artifacts = workplace.catalogue.artifacts(sharing: place.roots)
            let survey = try RootSurvey(of: place.path, artifacts: artifacts) { progress(before + $0) }
            before += survey.total.entries
            let odd = survey.oddities.filter { !isOrphan($0, place) }
            if odd.count < survey.oddities.count { findings.append(orphans(place)) }
            findings += try rights(of: place) + odd.prefix(Self.most).map(finding)
            if survey.oddityCount > Self.most {
                findings.append(
                    Finding(
                        "roots.more", .warning, "There are \(survey.oddityCount - Self.most) more like these.",
                        subject: place.path.description, remedy: Self.list))
            }
            findings += legacy(survey, place)
            if survey.oddityCount == 0 {
                findings.append(
                    Finding(
                        "roots.clean", .ok, "\(survey.total.entries) files, each where the catalogue says.",
                        subject: place.path.description))
            }
        }
        return findings
    }

    func shadows() throws -> [Finding] {
        let roots = try Self.places(workplace).flatMap { place in
            try place.roots.map { try StateRoot($0, at: place.path) }
        }
        let shadows = try ShadowPlaces(
            workplace.resolver.surroundings, roots: roots, repository: workplace.repository)
        let present = try shadows.present()
        return present.map {
            Finding(
                "shadow.root", .warning, "It looks like state of ours, and is under no root: nothing reads it.",
                subject: $0.description, remedy: Self.list)
        } + (present.isEmpty ? [Finding("shadow.none", .ok, "No state stands outside of the roots.")] : [])
    }

    static let list = Finding.Remedy(["car", "roots"], explanation: "shows what belongs where")

    private func absent(_ place: StatePlace) -> Finding {
        let isNeeded = place.roots != [.global]
        return Finding(
            "roots.absent", isNeeded ? .error : .ok,
            isNeeded ? "The root is not there." : "Not there yet, which is fine: it is made when it is needed.",
            subject: place.path.description,
            remedy: isNeeded ? Finding.Remedy(["car", "init"], explanation: "makes it") : nil)
    }

    /// Without a home there is no root of the user's to look at, which is said elsewhere.
    private static func places(_ workplace: Workplace) throws -> [StatePlace] {
        try (try? workplace.places()) ?? workplace.ownPlaces()
    }

    /// What a hub left whose configuration is gone: it is no hub any more, and its files are no strangers.
    private func isOrphan(_ oddity: RootSurvey.Oddity, _ place: StatePlace) -> Bool {
        guard oddity.kind == .unknown, place.roots == [.repo] else { return false }
        let name = String(oddity.path.dropFirst(place.path.description.count + 1))
        let finder = ArtifactFinder(workplace.catalogue.artifacts(sharing: [.hub]))
        return finder.step(name, from: finder.start).isKnown
    }

    private func orphans(_ place: StatePlace) -> Finding {
        Finding(
            "roots.hub_without_config", .warning, "Files of a hub stand there, and its config.yml is missing.",
            subject: place.path.description,
            remedy: Finding.Remedy(["car", "init"], explanation: "makes the missing file, and changes no other"))
    }

    /// Others must not be able to change what this program acts on.
    private func rights(of place: StatePlace) throws -> [Finding] {
        guard let facts = try EntryFacts.of(place.path), facts.permissions & 0o022 != 0 else { return [] }
        return [
            Finding(
                "roots.writable_by_others", .warning, "Other users may change what stands there.",
                subject: place.path.description, remedy: Finding.Remedy(["chmod", "go-w", place.path.description]))
        ]
    }

    private func finding(of oddity: RootSurvey.Oddity) -> Finding {
        let (id, severity, message): (String, Finding.Severity, String) =
            switch oddity.kind {
            case .unknown:
                ("roots.unknown", .warning, "No artifact of the catalogue: nothing of ours writes or reads it.")
            case .escape: ("roots.link_outside", .error, "A link that leads out of the root, to \(oddity.detail).")
            case .brokenLink: ("roots.broken_link", .warning, "A link to nowhere: \(oddity.detail).")
            case .special: ("roots.special_file", .warning, "A pipe, a socket or a device.")
            case .foreignOwner: ("roots.foreign_owner", .warning, "It belongs to \(oddity.detail).")
            case .unreadable: ("roots.unreadable", .error, "It cannot be looked into: \(oddity.detail).")
            }
        return Finding(id, severity, message, subject: oddity.path, remedy: remedy(for: oddity))
    }

    private func remedy(for oddity: RootSurvey.Oddity) -> Finding.Remedy {
        switch oddity.kind {
        case .unknown, .escape, .brokenLink, .special:
            // Nothing that stands where it goes is overwritten.
            Finding.Remedy(["mv", "-n", oddity.path, "."], explanation: "takes it out of the root, to where you are")
        case .foreignOwner: Finding.Remedy(["chown", "\(System.userID)", oddity.path])
        case .unreadable: Finding.Remedy(["chmod", "u+rwx", oddity.path])
        }
    }

    /// SR-12: tolerated and ignored, and a person may want to know.
    private func legacy(_ survey: RootSurvey, _ place: StatePlace) -> [Finding] {
        [Artifact.Name.deliveryTargets, .activeSink].filter { survey.usage[$0]?.exists == true }.map { name in
            Finding(
                "roots.legacy_ignored", .info, "Delivery settings of earlier versions, which are ignored.",
                subject: "\(place.path)/\(workplace.catalogue.artifact(name)?.location.description ?? name.text)")
        }
    }
}

extension Finding.Remedy {
    static let recover = Finding.Remedy(
        ["car", "state", "recover"], explanation: "finishes it, or with --undo takes it back")
}
