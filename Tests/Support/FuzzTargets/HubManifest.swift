import Hub

/// A manifest is read or refused; what is read is written so that it reads the same again, changes included.
public func fuzzHubManifest(_ bytes: [UInt8]) {
    guard bytes.count <= 1 << 16, let manifest = try? Manifest.parse(bytes, file: "fuzz") else { return }
    let text = manifest.rendered()
    // Aliases are written out in full, so that what was within the limits may leave them.
    guard text.count <= 1 << 20 else { return }
    let again = read(text)
    if again.repositories != manifest.repositories || again.version != manifest.version || again.ids != manifest.ids {
        preconditionFailure("what was written reads as something else")
    }
    if again.rendered() != text { preconditionFailure("the same manifest was written in two ways") }
    for entry in manifest.repositories { check(entry, in: manifest) }
    guard !manifest.issues.contains(where: { $0.repository == "manifest" }) else { return }
    var changed = manifest
    changed.add(RepositoryEntry(id: "new", path: .hub))
    guard read(changed.rendered()).repositories.count == manifest.repositories.count + 1 else {
        preconditionFailure("an entry that was added is not there")
    }
}

private func read(_ bytes: [UInt8]) -> Manifest {
    guard let manifest = try? Manifest.parse(bytes, file: "written") else {
        preconditionFailure("what was written cannot be read")
    }
    return manifest
}

private func check(_ entry: RepositoryEntry, in manifest: Manifest) {
    // Reading a path refuses whatever leads out of the hub.
    guard (try? HubRelativePath(entry.path.description)) == entry.path else {
        preconditionFailure("a path does not read as itself: \(entry.path)")
    }
    let effective = EffectiveDestination(of: entry, in: manifest)
    if DestinationReader.read(effective.destination.yaml).destination != effective.destination {
        preconditionFailure("a destination did not survive being written")
    }
}
