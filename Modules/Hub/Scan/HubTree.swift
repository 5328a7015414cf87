import StateRoots

/// Questions about places below a hub.
enum HubTree {
    /// What is in the way of a place.
    struct Obstacle {
        enum Kind {
            case absent
            case link
            /// A file or something odder.
            case noDirectory
            /// With the system's words: whether the place is there cannot be told.
            case unreadable(String)
        }

        /// The first place on the way that is no directory, or cannot be looked at.
        let place: HubRelativePath
        let kind: Kind

        /// Why it cannot be told whether the place is there; nil when it can.
        var doubt: String? {
            guard case .unreadable(let words) = kind else { return nil }
            return "'\(place)' cannot be looked at: \(words)"
        }
    }

    /// What keeps a place from being a directory with no link on the way from the hub; nil when it is one.
    static func obstacle(on place: HubRelativePath, in hub: AbsolutePath) -> Obstacle? {
        var here = HubRelativePath.hub
        for segment in place.segments {
            here = here.appending(segment)
            do throws(System.Failure) {
                switch try System.kind(at: here.absolute(in: hub).description) {
                case .directory: continue
                case .link: return Obstacle(place: here, kind: .link)
                case .file, .other: return Obstacle(place: here, kind: .noDirectory)
                case nil: return Obstacle(place: here, kind: .absent)
                }
            } catch {
                return Obstacle(place: here, kind: .unreadable(error.description))
            }
        }
        return nil
    }
}
