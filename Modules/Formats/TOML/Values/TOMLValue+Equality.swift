extension TOMLValue: Hashable {
    /// The same kind and content; the members of tables in the same order.
    ///
    /// Texts are compared byte for byte, `-0.0` differs from `0.0`, and every NaN equals every other, because TOML knows
    /// only one.
    public static func == (left: TOMLValue, right: TOMLValue) -> Bool { left.matches(right, orderCounts: true) }

    /// The same meaning: as `==`, but the order of the members of tables does not count.
    public func isEquivalent(to other: TOMLValue) -> Bool { matches(other, orderCounts: false) }

    private func matches(_ other: TOMLValue, orderCounts: Bool) -> Bool {
        switch (self, other) {
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.integer(let left), .integer(let right)): left == right
        case (.float(let left), .float(let right)): left.bitPattern == right.bitPattern || (left.isNaN && right.isNaN)
        case (.boolean(let left), .boolean(let right)): left == right
        case (.offsetDateTime(let left), .offsetDateTime(let right)): left == right
        case (.localDateTime(let left), .localDateTime(let right)): left == right
        case (.localDate(let left), .localDate(let right)): left == right
        case (.localTime(let left), .localTime(let right)): left == right
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.matches($1, orderCounts: orderCounts) }
        case (.table(let left), .table(let right)): orderCounts ? left == right : left.isEquivalent(to: right)
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .string(let value): hasher.combine(ExactText(value))
        case .integer(let value): hasher.combine(value)
        case .float(let value): hasher.combine(value.isNaN ? Double.nan.bitPattern : value.bitPattern)
        case .boolean(let value): hasher.combine(value)
        case .offsetDateTime(let value): hasher.combine(value)
        case .localDateTime(let value): hasher.combine(value)
        case .localDate(let value): hasher.combine(value)
        case .localTime(let value): hasher.combine(value)
        case .array(let value): hasher.combine(value)
        case .table(let value): hasher.combine(value)
        }
    }
}
