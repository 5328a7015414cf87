import Formats

/// Reads any bytes as TOML; what is read must survive being written anew and being edited.
public func fuzzTOML(_ bytes: [UInt8]) {
    checkRepair(of: bytes)
    guard let document = try? TOMLDocument.parse(bytes) else { return }
    checkEncoding(of: document)
    let paths = valuePaths(in: .table(document.root), at: [])
    guard !paths.isEmpty else { return }
    // The bytes themselves choose the place, so that a finding can be repeated.
    let choice = bytes.reduce(UInt32(17)) { $0 &* 31 &+ UInt32($1) }
    checkReplacement(at: paths[Int(choice % UInt32(paths.count))], in: document)
    checkRemoval(at: paths[Int(choice / 7 % UInt32(paths.count))], in: document)
    checkAddition(beside: paths[Int(choice / 11 % UInt32(paths.count))], in: document)
}

/// What was read in spite of repetitions is, once they are removed, what TOML itself reads.
private func checkRepair(of bytes: [UInt8]) {
    guard var document = try? TOMLDocument.parse(bytes, repetitions: .kept) else { return }
    let root = document.root
    guard let splices = try? document.removeRepetitions(), let strict = try? TOMLDocument.parse(document.bytes) else {
        preconditionFailure("repetitions cannot be removed")
    }
    precondition(strict.root.isEquivalent(to: root), "removing repetitions changed the meaning")
    checkRest(of: bytes, splices, document.bytes)
}

private func checkEncoding(of document: TOMLDocument) {
    let root = document.root
    // Inline tables and headers nest as deep as what was read, so the same limits must do.
    guard let again = try? TOMLDocument.parse(root.encodedDocument()) else {
        preconditionFailure("what was written anew cannot be read")
    }
    precondition(again.root.isEquivalent(to: root), "what was written anew means something else")
}

private func checkReplacement(at path: TOMLPath, in document: TOMLDocument) {
    var edited = document
    let value: TOMLValue = document.value(at: path) == "never" ? "always" : "never"
    guard let splice = try? edited.set(path, to: value) else {
        preconditionFailure("the value at \(path) cannot be replaced")
    }
    precondition(edited.value(at: path) == value, "the value at \(path) was not replaced")
    checkRest(of: document.bytes, [splice], edited.bytes)
}

private func checkRemoval(at path: TOMLPath, in document: TOMLDocument) {
    var edited = document
    guard let splices = try? edited.removeAll(under: path), !splices.isEmpty else {
        preconditionFailure("the value at \(path) cannot be removed")
    }
    if path.steps.last?.index == nil { precondition(edited.value(at: path) == nil, "\(path) is still there") }
    checkRest(of: document.bytes, splices, edited.bytes)
}

private func checkAddition(beside path: TOMLPath, in document: TOMLDocument) {
    let parent = TOMLPath(Array(path.steps.dropLast()))
    guard let table = document.value(at: parent)?.table ?? (parent.steps.isEmpty ? document.root : nil) else { return }
    let path = parent.appending("added value")
    guard table["added value"] == nil else { return }
    var edited = document
    guard let splice = try? edited.set(path, to: "never") else {
        preconditionFailure("nothing can be added at \(path)")
    }
    precondition(edited.value(at: path) == "never", "the value at \(path) was not added")
    checkRest(of: document.bytes, [splice], edited.bytes)
}

/// All bytes outside the splices are the same as before.
private func checkRest(of before: [UInt8], _ splices: [TOMLSplice], _ after: [UInt8]) {
    var restored: [UInt8] = []
    var place = 0
    var source = 0
    for splice in splices {
        let kept = splice.range.lowerBound - source
        restored += after[place..<place + kept]
        restored += splice.removed
        place += kept + splice.inserted.count
        source = splice.range.upperBound
    }
    restored += after[place...]
    precondition(restored == before, "bytes changed outside the edit")
}

/// The paths of everything that is one value in one place.
private func valuePaths(in value: TOMLValue, at path: TOMLPath) -> [TOMLPath] {
    switch value {
    case .table(let table): table.flatMap { valuePaths(in: $0.value, at: path.appending(.key($0.key))) }
    case .array(let elements):
        elements.enumerated().flatMap { valuePaths(in: $0.element, at: path.appending(.index($0.offset))) }
    default: [path]
    }
}
