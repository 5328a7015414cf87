extension TOMLDocument {
    func splice(_ range: Range<Int>, _ text: String) -> TOMLSplice {
        TOMLSplice(range: range, removed: Array(bytes[range]), inserted: Array(text.utf8))
    }

    /// Makes the changes, reads the result, and keeps it only if it says what was expected and nothing else.
    mutating func apply(_ splices: [TOMLSplice], expecting expected: TOMLValue, at path: TOMLPath) throws(FormatError) {
        guard !splices.isEmpty else { return }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + splices.reduce(0) { $0 + $1.inserted.count })
        var copied = 0
        for splice in splices {
            result += bytes[copied..<splice.range.lowerBound]
            result += splice.inserted
            copied = splice.range.upperBound
        }
        result += bytes[copied...]
        let edited: TOMLDocument
        do {
            edited = try TOMLDocument.parse(result, limits: limits, repetitions: handling)
        } catch {
            throw FormatError(
                .toml, error.code, "the edit at '\(path.shown)' would leave a document where \(error.message)")
        }
        guard TOMLValue.table(edited.root).isEquivalent(to: expected) else {
            throw FormatError(.toml, .shape, "the edit at '\(path.shown)' would change more than it names")
        }
        self = edited
    }
}

extension TOMLValue {
    /// This value with another at the end of a path, making the tables on the way; nil where the path goes through
    /// something that holds nothing.
    func setting(_ steps: ArraySlice<TOMLPath.Step>, to value: TOMLValue) -> TOMLValue? {
        guard let step = steps.first else { return value }
        let rest = steps.dropFirst()
        switch (self, step.kind) {
        case (.table(var table), .key(let name)):
            guard let member = (table[name.text] ?? .table([:])).setting(rest, to: value) else { return nil }
            table[name.text] = member
            return .table(table)
        case (.array(var elements), .index(let index)) where (0...elements.count).contains(index):
            let present = index < elements.count ? elements[index] : .table([:])
            guard let element = present.setting(rest, to: value) else { return nil }
            elements.replaceSubrange(index..<min(index + 1, elements.count), with: [element])
            return .array(elements)
        default: return nil
        }
    }

    /// This value without what a path leads to.
    func removing(_ steps: ArraySlice<TOMLPath.Step>) -> TOMLValue {
        guard let step = steps.first else { return self }
        let rest = steps.dropFirst()
        switch (self, step.kind) {
        case (.table(var table), .key(let name)):
            guard let member = table[name.text] else { return self }
            table[name.text] = rest.isEmpty ? nil : member.removing(rest)
            return .table(table)
        case (.array(var elements), .index(let index)) where elements.indices.contains(index):
            if rest.isEmpty { elements.remove(at: index) } else { elements[index] = elements[index].removing(rest) }
            return .array(elements)
        default: return self
        }
    }
}
