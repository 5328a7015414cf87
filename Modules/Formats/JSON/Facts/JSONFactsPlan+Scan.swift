extension JSONFactsPlan {
    /// Walks a JSON text once and returns what was asked for.
    ///
    /// Checked, so that every reader who accepts the text sees the same facts: the grammar of the objects and arrays
    /// that the paths lead through, with each asked-for name standing once; every value that is decoded; where each
    /// string and each container ends, within the depth allowed; that nothing follows the value. Not checked is what is
    /// stepped over: UTF-8, escapes and control characters in other strings, and everything inside other containers
    /// except the count of their brackets. Once all that lies at or below an `anyItem` has been found, the remaining
    /// items are stepped over too. A text that passes is therefore not always valid JSON.
    public func scan(_ bytes: RawSpan) throws(FormatError) -> JSONFacts {
        do {
            return try bytes.withUnsafeBytes { (buffer) throws(JSONFault) in
                var scan = JSONFactsScan(tree, options, buffer)
                try scan.document()
                return JSONFacts(values: scan.values, matches: scan.matches)
            }
        } catch {
            throw error.error(in: bytes)
        }
    }

    public func scan(_ bytes: [UInt8]) throws(FormatError) -> JSONFacts { try scan(bytes.span.bytes) }
}
