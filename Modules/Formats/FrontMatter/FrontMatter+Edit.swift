extension FrontMatter {
    /// The text with other YAML between the fences; the fences and the body stay byte for byte.
    ///
    /// A line end is added where the new YAML lacks its last one.
    public func replacingYAML(with yaml: [UInt8]) throws(FormatError) -> FrontMatter {
        let needsEnd = !yaml.isEmpty && yaml.last != UInt8(ascii: "\n") && yaml.last != UInt8(ascii: "\r")
        let edited = try replacing(layout.yaml, with: needsEnd ? yaml + layout.lineEnd : yaml)
        // New YAML that holds a fence of its own would push the rest of itself into the body.
        guard edited.body.elementsEqual(body) else {
            throw FormatError(.yaml, .shape, "the new front matter contains a line that closes it")
        }
        return edited
    }

    /// The text with another value for one top-level key; every other byte stays.
    ///
    /// - Throws: When the key is missing, when its value is a list or a mapping, and when the change would change
    ///   anything else, as it would if the old value carried an anchor that is used elsewhere.
    public func replacingScalar(_ key: String, with value: YAMLValue) throws(FormatError) -> FrontMatter {
        guard let pair = root.pair(key) else {
            throw FormatError(.yaml, .shape, "there is no key '\(key.excerpt)'", at: root.position)
        }
        guard let old = pair.value.scalar, let extent = pair.value.extent else {
            throw FormatError(
                .yaml, .shape, "the value of '\(key.excerpt)' is \(pair.value.kindName), not a single value",
                at: pair.value.position)
        }
        let text = YAMLScalarWriter.inline(YAMLScalar(value))
        // An empty value stands where the next thing begins, which may be lines below its key.
        let isEmpty = extent.bytes.isEmpty
        let range = isEmpty ? try endOfColon(after: pair.key) : trimmed(extent.bytes, style: old.style)
        return try applying(range, Array(((isEmpty ? " " : "") + text).utf8)) { pairs in
            for place in pairs.indices where pairs[place].key == pair.key {
                pairs[place].value = YAMLNode(.scalar(YAMLScalar(value)))
            }
        }
    }

    /// The text with a new top-level key as the last line of its front matter; every other byte stays.
    ///
    /// Where a line at the end would change the value above it (a block of text), the key becomes the first.
    ///
    /// - Throws: When the key is there already, and when the front matter is not a block mapping.
    public func insertingScalar(_ key: String, _ value: YAMLValue) throws(FormatError) -> FrontMatter {
        let pair = YAMLPair(key: YAMLKey(key), value: YAMLNode(.scalar(YAMLScalar(value))))
        if let present = root.mapping?.first(where: { $0.key == pair.key }) {
            throw FormatError(.yaml, .duplicate, "the key '\(key.excerpt)' is there already", at: present.key.position)
        }
        let indent = String(repeating: " ", count: (root.mapping?.first?.key.position?.column ?? 1) - 1)
        let text =
            indent + YAMLScalarWriter.inline(pair.key.scalar) + ": " + YAMLScalarWriter.inline(YAMLScalar(value))
        let line = Array(text.utf8) + layout.lineEnd
        let end = layout.yaml.upperBound
        do throws(FormatError) {
            return try applying(end..<end, line) { $0.append(pair) }
        } catch {
            guard let first = root.mapping?.first?.key.position else { throw error }
            let start = first.offset - indent.utf8.count
            return try applying(start..<start, line) { $0.insert(pair, at: 0) }
        }
    }

    /// The text with this value for a top-level key, whether or not the key is there.
    public func settingScalar(_ key: String, to value: YAMLValue) throws(FormatError) -> FrontMatter {
        root.pair(key) == nil ? try insertingScalar(key, value) : try replacingScalar(key, with: value)
    }

    /// Makes the change in the bytes, and checks by reading them again that it is this change and no other.
    private func applying(
        _ range: Range<Int>, _ text: [UInt8], _ change: (inout [YAMLPair]) -> Void
    ) throws(FormatError) -> FrontMatter {
        guard let old = root.mapping ?? (root.isNull ? [] : nil) else {
            throw FormatError(
                .yaml, .shape, "the front matter is \(root.kindName), not a mapping", at: root.position)
        }
        var expected = old
        change(&expected)
        let refusal = FormatError(
            .yaml, .shape, "this front matter is laid out so that one value cannot be changed alone; edit it by hand",
            at: root.position)
        guard let edited = try? replacing(range, with: text), edited.root.mapping == expected,
            edited.body.elementsEqual(body)
        else { throw refusal }
        return edited
    }

    private func replacing(_ range: Range<Int>, with text: [UInt8]) throws(FormatError) -> FrontMatter {
        var edited = bytes
        edited.replaceSubrange(range, with: text)
        switch try FrontMatter.read(edited) {
        case .present(let frontMatter): return frontMatter
        case .absent(let absence): throw FormatError(.yaml, .shape, absence.description)
        }
    }

    /// The bytes of a value without the line ends and blank lines that a block scalar takes with it.
    private func trimmed(_ range: Range<Int>, style: YAMLScalar.Style) -> Range<Int> {
        guard style == .literal || style == .folded else { return range }
        let kept = bytes[range].reversed().drop {
            [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t")].contains($0)
        }
        return range.lowerBound..<range.lowerBound + kept.count
    }

    /// Just behind the colon of a key.
    private func endOfColon(after key: YAMLKey) throws(FormatError) -> Range<Int> {
        guard let end = key.extent?.bytes.upperBound,
            let colon = bytes[end..<layout.yaml.upperBound].firstIndex(of: UInt8(ascii: ":"))
        else {
            throw FormatError(.yaml, .shape, "the key '\(key.scalar.text.excerpt)' has no colon", at: key.position)
        }
        return colon + 1..<colon + 1
    }
}
