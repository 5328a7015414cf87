/// One walk over one text.
///
/// Recursion follows the paths of the plan, so the plan bounds it, not the text.
struct JSONFactsScan {
    private let tree: JSONFactsTree
    private let options: JSONFactsOptions
    private var skip: JSONSkipper
    private(set) var values: [JSONFact?]
    private(set) var matches: [Bool]
    /// Per node, how many fields at it and below are still to be found.
    private var missing: [Int]
    /// Per edge, the object in which its name was last seen.
    private var seenIn: [Int]
    private var objects = 0

    init(_ tree: JSONFactsTree, _ options: JSONFactsOptions, _ bytes: UnsafeRawBufferPointer) {
        self.tree = tree
        self.options = options
        skip = JSONSkipper(bytes, maxDepth: min(options.maxDepth, JSONLimits.greatestDepth))
        values = [JSONFact?](repeating: nil, count: tree.expectedTexts.count)
        matches = [Bool](repeating: false, count: tree.expectedTexts.count)
        missing = tree.nodes.map(\.fieldsBelow)
        seenIn = [Int](repeating: 0, count: tree.edges.count)
    }

    mutating func document() throws(JSONFault) {
        let count = skip.bytes.count
        guard count <= options.maxBytes else {
            throw JSONFault(.size, "the text has \(count) bytes, more than the \(options.maxBytes) allowed", at: 0)
        }
        skip.space()
        if try value(at: 0, depth: 0) { return }
        skip.space()
        guard skip.index == count else { throw skip.fault("expected nothing but white space after the value") }
    }

    /// Reads the value that belongs to a node; true when nothing more is wanted of the text.
    private mutating func value(at node: Int, depth: Int) throws(JSONFault) -> Bool {
        let start = skip.index
        let byte = try skip.first()
        if byte == UInt8(ascii: "{"), !tree.nodes[node].edges.isEmpty {
            if try object(at: node, depth: depth + 1) { return true }
        } else if byte == UInt8(ascii: "["), let item = tree.nodes[node].item {
            if try array(of: item, depth: depth + 1) { return true }
        } else {
            try skip.value(depth: depth)
        }
        if missing[node] > 0 {
            if !tree.nodes[node].values.isEmpty { try take(at: node, from: start) }
            if !tree.nodes[node].matches.isEmpty, byte == UInt8(ascii: "\"") { try compare(at: node, from: start) }
        }
        return options.stopsWhenAllFound && missing[0] == 0
    }

    private mutating func object(at node: Int, depth: Int) throws(JSONFault) -> Bool {
        try skip.enter(depth)
        objects += 1
        let object = objects
        if skip.closes(with: UInt8(ascii: "}")) { return false }
        while true {
            let start = skip.index
            let edge = try edge(from: node)
            skip.space()
            guard skip.next == UInt8(ascii: ":") else { throw skip.fault("expected ':' after a member name") }
            skip.index += 1
            skip.space()
            if let edge {
                guard seenIn[edge] != object else {
                    let name = JSONFault.shown(String(decoding: tree.edges[edge].name, as: UTF8.self))
                    throw JSONFault(.duplicate, "the member \(name) stands twice", at: start)
                }
                seenIn[edge] = object
                if try value(at: tree.edges[edge].node, depth: depth) { return true }
            } else {
                try skip.value(depth: depth)
            }
            if try !skip.continues(UInt8(ascii: "}"), "expected ',' or '}' after an object member") { return false }
        }
    }

    private mutating func array(of item: Int, depth: Int) throws(JSONFault) -> Bool {
        try skip.enter(depth)
        if skip.closes(with: UInt8(ascii: "]")) { return false }
        while missing[item] > 0 {
            if try value(at: item, depth: depth) { return true }
            if try !skip.continues(UInt8(ascii: "]"), "expected ',' or ']' after an array item") { return false }
            if skip.next == UInt8(ascii: "]") { throw skip.fault("a trailing comma is not allowed") }
        }
        try skip.rest(depth: depth)
        return false
    }

    /// Reads a member name and finds which edge it is, if any of this node.
    private mutating func edge(from node: Int) throws(JSONFault) -> Int? {
        guard skip.next == UInt8(ascii: "\"") else { throw skip.fault("expected a member name in double quotes") }
        let start = skip.index + 1
        let end = JSONBlocks.quoteOrBackslash(skip.bytes, from: start)
        guard end < skip.bytes.count, skip.bytes[end] == UInt8(ascii: "\"") else {
            var reader = JSONParser(skip.bytes, .standard)
            reader.index = start - 1
            let name = Array(try reader.string().utf8)
            skip.index = reader.index
            return tree.nodes[node].edges.first { tree.edges[$0].name == name }
        }
        skip.index = end + 1
        let prefix = JSONBlocks.prefix(skip.bytes, start, end - start)
        for edge in tree.nodes[node].edges where tree.edges[edge].prefix == prefix {
            let name = tree.edges[edge].name
            if name.count == end - start, skip.holds(name, at: start) { return edge }
        }
        return nil
    }

    private mutating func take(at node: Int, from start: Int) throws(JSONFault) {
        let range = start..<skip.index
        let kind = JSONFact.Kind(startingWith: skip.bytes[start])
        var scalar: JSON?
        if kind.isScalar, range.count <= options.maxValueBytes {
            var reader = JSONParser(skip.bytes, .standard)
            reader.index = start
            scalar = try reader.value(depth: 0)
        }
        for field in tree.nodes[node].values where values[field] == nil {
            values[field] = JSONFact(kind: kind, range: range, scalar: scalar)
            noteFound(at: node)
        }
    }

    private mutating func compare(at node: Int, from start: Int) throws(JSONFault) {
        let content = start + 1..<skip.index - 1
        let hasEscapes = JSONBlocks.quoteOrBackslash(skip.bytes, from: start + 1) < content.upperBound
        for field in tree.nodes[node].matches where !matches[field] {
            guard let expected = tree.expectedTexts[field] else { continue }
            if hasEscapes {
                // No escape is longer than six times what it means, so a longer string is another one.
                guard content.count <= 6 * expected.count else { continue }
                var reader = JSONParser(skip.bytes, .standard)
                reader.index = start
                guard try reader.string().utf8.elementsEqual(expected) else { continue }
            } else {
                guard content.count == expected.count, skip.holds(expected, at: start + 1) else { continue }
            }
            matches[field] = true
            noteFound(at: node)
        }
    }

    private mutating func noteFound(at node: Int) {
        var node = node
        while node >= 0 {
            missing[node] -= 1
            node = tree.nodes[node].parent
        }
    }
}
