/// A natural number of any size, for integers that a text writes and 64 bits do not hold.
struct YAMLWideInteger {
    private static let limb: UInt64 = 1_000_000_000
    /// Nine decimal digits each, the lowest first.
    private var limbs: [UInt64] = [0]

    /// Multiplies by the base and adds the digit.
    mutating func append(_ digit: UInt8, base: UInt8) {
        var carry = UInt64(digit)
        for index in limbs.indices {
            // Below 10^9 x 255 + 2^8: far from overflow.
            let product = limbs[index] * UInt64(base) + carry
            limbs[index] = product % Self.limb
            carry = product / Self.limb
        }
        if carry > 0 { limbs.append(carry) }
    }

    /// The nine lowest digits.
    var low: UInt64 { limbs[0] }

    func value(isNegative: Bool) -> YAMLValue {
        let magnitude = limbs.reversed().enumerated().reduce(into: "") { text, limb in
            let digits = String(limb.element)
            if limb.offset > 0 { text += String(repeating: "0", count: 9 - digits.count) }
            text += digits
        }
        let decimal = isNegative ? "-" + magnitude : magnitude
        return Int64(decimal).map(YAMLValue.integer) ?? .largeInteger(decimal)
    }
}
