extension TOMLValue {
    /// The value on one line, tables as inline tables.
    public func encoded(strings: TOMLStringStyle = .basic) -> String {
        switch self {
        case .string(let value): TOMLText.string(value, style: strings)
        case .integer(let value): String(value)
        case .float(let value): TOMLText.float(value)
        case .boolean(let value): value ? "true" : "false"
        case .offsetDateTime(let value): value.description
        case .localDateTime(let value): value.description
        case .localDate(let value): value.description
        case .localTime(let value): value.description
        case .array(let elements): "[\(elements.map { $0.encoded(strings: strings) }.joined(separator: ", "))]"
        case .table(let table): table.encodedInline(strings: strings)
        }
    }
}

extension TOMLTable {
    func encodedInline(strings: TOMLStringStyle) -> String {
        guard !isEmpty else { return "{}" }
        return "{ \(encodedPairs(strings: strings).joined(separator: ", ")) }"
    }

    /// `key = value` for every member.
    func encodedPairs(strings: TOMLStringStyle) -> [String] {
        map { "\(TOMLText.key($0.key)) = \($0.value.encoded(strings: strings))" }
    }
}
