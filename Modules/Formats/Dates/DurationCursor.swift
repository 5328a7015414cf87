/// Reads the parts of a duration from left to right.
struct DurationCursor {
    private let bytes: [UInt8]
    private var index = 0
    private var total: Int64 = 0
    private var lastUnit: DurationUnit?

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func duration() throws(FormatError) -> Duration {
        if bytes.first == UInt8(ascii: "-") { throw FormatError(.duration, .range, "it must not be negative") }
        guard !bytes.isEmpty else { throw refusal("expected a number and a unit, such as 90s or 2h30m") }
        var hasFraction = false
        while index < bytes.count {
            guard !hasFraction else { throw refusal("a fraction may stand only in the last part") }
            let whole = try wholeNumber()
            let fraction = try fraction()
            hasFraction = fraction != nil
            let unit = try unit()
            if let lastUnit, unit.nanoseconds >= lastUnit.nanoseconds {
                throw refusal("'\(unit.compact)' must stand once, and before smaller units")
            }
            lastUnit = unit
            try add(whole, fraction ?? 0, unit)
        }
        return .nanoseconds(total)
    }

    private mutating func wholeNumber() throws(FormatError) -> Int64 {
        let start = index
        var number: Int64 = 0
        while index < bytes.count, let digit = bytes[index].decimalDigit {
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, sumOverflow) = product.addingReportingOverflow(Int64(digit))
            guard !overflow, !sumOverflow else { throw tooLong }
            number = sum
            index += 1
        }
        guard index > start else { throw refusal("expected a number") }
        return number
    }

    /// The digits after a point, in billionths.
    private mutating func fraction() throws(FormatError) -> Int64? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return nil }
        index += 1
        let start = index
        var billionths: Int64 = 0
        var place: Int64 = 100_000_000
        while index < bytes.count, let digit = bytes[index].decimalDigit {
            billionths += Int64(digit) * place
            place /= 10
            index += 1
        }
        guard index > start else { throw refusal("expected digits after the decimal point") }
        return billionths
    }

    private mutating func unit() throws(FormatError) -> DurationUnit {
        // Seconds go without saying, but only in a number that stands alone.
        if index == bytes.count, lastUnit == nil { return .second }
        let name = bytes[index...].prefix { $0.decimalDigit == nil && $0 != UInt8(ascii: ".") }
        guard let unit = DurationUnit.allCases.first(where: { name.elementsEqual($0.compact.utf8) }) else {
            throw refusal("expected a unit: d, h, m, s or ms")
        }
        index += name.count
        return unit
    }

    private mutating func add(_ whole: Int64, _ billionths: Int64, _ unit: DurationUnit) throws(FormatError) {
        let (nanoseconds, overflow) = whole.multipliedReportingOverflow(by: unit.nanoseconds)
        // Nanoseconds in the unit times billionths, without leaving 64 bits.
        let part = unit.nanoseconds / 1_000_000 * billionths / 1_000
        let (sum, sumOverflow) = total.addingReportingOverflow(nanoseconds)
        let (result, partOverflow) = sum.addingReportingOverflow(part)
        guard !overflow, !sumOverflow, !partOverflow, .nanoseconds(result) <= DurationText.longest else {
            throw tooLong
        }
        total = result
    }

    private var tooLong: FormatError {
        FormatError(.duration, .range, "it must be at most \(DurationText.exact(DurationText.longest))")
    }

    private func refusal(_ message: String) -> FormatError {
        FormatError(.duration, .syntax, message, at: TextPosition(offset: index, in: bytes.span.bytes))
    }
}

extension UInt8 {
    fileprivate var decimalDigit: UInt8? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) ? self - UInt8(ascii: "0") : nil
    }
}
