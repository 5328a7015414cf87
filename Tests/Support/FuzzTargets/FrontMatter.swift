import Formats

/// Front matter is found or not; an edit that is accepted changes its own bytes and nothing else.
public func fuzzFrontMatter(_ bytes: [UInt8]) {
    guard case .present(let original)? = try? FrontMatter.read(bytes) else { return }
    if original.layout.yaml.upperBound != original.layout.closingFence.lowerBound
        || original.layout.closingFence.upperBound != original.layout.body.lowerBound
        || original.layout.body.upperBound != bytes.count
    {
        preconditionFailure("the parts do not cover the text")
    }
    for (key, value) in [("done", YAMLValue.bool(true)), ("ticket_id", .string("tkt: 1\n"))] {
        guard let edited = try? original.settingScalar(key, to: value) else { continue }
        if edited[key]?.value != value { preconditionFailure("the value did not arrive") }
        if !edited.body.elementsEqual(original.body) { preconditionFailure("the body changed") }
        guard let again = try? edited.settingScalar(key, to: value), again == edited else {
            preconditionFailure("the same edit twice is not the same text")
        }
    }
}
