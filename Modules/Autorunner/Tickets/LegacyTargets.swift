public import Storage

/// The delivery targets of old car versions, of which nothing is read and nothing is written (SR-12).
public enum LegacyTargets {
    /// In the directory `pma`.
    public static let names = ["delivery_targets.json", "active_sink.json"]

    /// Which of them are there, so that a person can be told that they are ignored.
    public static func present(in pma: DurablePath) throws(StorageError) -> [String] {
        let there = Set(try Directory.entries(of: pma).map(\.name.text))
        return names.filter { there.contains($0) }
    }
}
