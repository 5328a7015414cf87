extension TOMLTable {
    /// A whole new document: of every table first its plain values, then its sub-tables as `[name]` and `[[name]]`.
    ///
    /// The members of a table keep their order apart from that; the text reads back as an equivalent table.
    public func encodedDocument(strings: TOMLStringStyle = .basic) -> [UInt8] {
        var writer = TOMLDocumentWriter(strings: strings)
        writer.writeBody(of: self, named: [])
        return Array(writer.text.utf8)
    }
}

private struct TOMLDocumentWriter {
    let strings: TOMLStringStyle
    var text = ""

    mutating func writeBody(of table: TOMLTable, named name: [String]) {
        for (key, value) in table where value.sections == nil {
            text += "\(TOMLText.key(key)) = \(value.encoded(strings: strings))\n"
        }
        for (key, value) in table {
            guard let sections = value.sections else { continue }
            let name = name + [TOMLText.key(key)]
            for section in sections {
                writeHeader(of: section, named: name, isElement: value.array != nil)
                writeBody(of: section, named: name)
            }
        }
    }

    private mutating func writeHeader(of table: TOMLTable, named name: [String], isElement: Bool) {
        // A table that has nothing but sub-tables exists through their headers.
        let isImplied = !isElement && !table.isEmpty && table.allSatisfy { $0.value.sections != nil }
        guard !isImplied else { return }
        if !text.isEmpty { text += "\n" }
        let dotted = name.joined(separator: ".")
        text += isElement ? "[[\(dotted)]]\n" : "[\(dotted)]\n"
    }
}

extension TOMLValue {
    /// The tables that get headers of their own, or nil for a value that stands on one line.
    fileprivate var sections: [TOMLTable]? {
        switch self {
        case .table(let table): return [table]
        case .array(let elements):
            let tables = elements.compactMap(\.table)
            return tables.isEmpty || tables.count < elements.count ? nil : tables
        default: return nil
        }
    }
}
