/// Sizes as people write them: `4096`, `512 KiB`, `10MB`.
enum SizeText {
    /// Decimal and binary, the larger first.
    private static let units: [(name: String, bytes: Int64)] = [
        ("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("TB", 1_000_000_000_000),
        ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1000), ("kB", 1000), ("B", 1),
    ]

    /// Nil when the text is no size, or one beyond 64 bits.
    static func parse(_ text: String) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int64(digits) else { return nil }
        var unit = text[digits.endIndex...]
        if unit.first == " " { unit.removeFirst() }
        guard !unit.isEmpty else { return digits.endIndex == text.endIndex ? number : nil }
        guard let factor = units.first(where: { unit == $0.name })?.bytes else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow ? nil : bytes
    }

    /// The largest unit that divides it, so that it reads back as the same size.
    static func print(_ bytes: Int64) -> String {
        let unit = units.first { bytes != 0 && bytes % $0.bytes == 0 } ?? ("B", 1)
        return "\(bytes / unit.bytes) \(unit.name)"
    }
}
