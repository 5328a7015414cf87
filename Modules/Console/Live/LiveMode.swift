/// Where a live view draws; new places may be added.
public struct LiveMode: Hashable, Sendable {
    private enum Kind { case alternateScreen, inPlace }

    private let kind: Kind
    /// On a screen of its own, which leaves no trace.
    public static let alternateScreen = LiveMode(kind: .alternateScreen)
    /// Below what is there already; the last frame stays.
    public static let inPlace = LiveMode(kind: .inPlace)
}
