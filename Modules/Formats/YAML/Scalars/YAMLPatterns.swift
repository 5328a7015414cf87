/// The regular expressions of PyYAML's resolver, by hand: each is quoted above what matches it.
enum YAMLPatterns {
    static func isInteger(_ text: [UInt8]) -> Bool {
        var cursor = YAMLCursor(text)
        _ = cursor.take(anyOf: "+-")
        if cursor.take("0") {
            // [-+]?0b[0-1_]+ | [-+]?0x[0-9a-fA-F_]+ | [-+]?0[0-7_]+ | [-+]?0
            if cursor.isAtEnd { return true }
            if cursor.take("b") { return cursor.skip(\.isBinaryDigitOrUnderscore) > 0 && cursor.isAtEnd }
            if cursor.take("x") { return cursor.skip(\.isHexDigitOrUnderscore) > 0 && cursor.isAtEnd }
            return cursor.skip(\.isOctalDigitOrUnderscore) > 0 && cursor.isAtEnd
        }
        // [-+]?[1-9][0-9_]* | [-+]?[1-9][0-9_]*(:[0-5]?[0-9])+
        guard cursor.takeDigitThenDigitsOrUnderscores() else { return false }
        return cursor.isAtEnd || (cursor.takeSexagesimalParts() && cursor.isAtEnd)
    }

    static func isFloat(_ text: [UInt8]) -> Bool {
        var cursor = YAMLCursor(text)
        let isSigned = cursor.take(anyOf: "+-")
        if cursor.take(".") {
            // [-+]?\.(inf|Inf|INF) | \.(nan|NaN|NAN)
            if cursor.rest(isOneOf: ["inf", "Inf", "INF"]) { return true }
            guard !isSigned else { return false }
            if cursor.rest(isOneOf: ["nan", "NaN", "NAN"]) { return true }
            // \.[0-9][0-9_]*([eE][-+][0-9]+)?
            return cursor.takeDigitThenDigitsOrUnderscores() && cursor.takeExponent() && cursor.isAtEnd
        }
        guard cursor.takeDigitThenDigitsOrUnderscores() else { return false }
        // [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*
        if cursor.next == UInt8(ascii: ":") {
            guard cursor.takeSexagesimalParts(), cursor.take(".") else { return false }
            _ = cursor.skip(\.isDigitOrUnderscore)
            return cursor.isAtEnd
        }
        // [-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?
        guard cursor.take(".") else { return false }
        _ = cursor.skip(\.isDigitOrUnderscore)
        return cursor.takeExponent() && cursor.isAtEnd
    }

    static func isTimestamp(_ text: [UInt8]) -> Bool {
        guard let fields = YAMLTimestampFields(text) else { return false }
        // A date alone counts only with all its digits: 2001-1-1 is text.
        return fields.clock != nil || text.count == 10
    }
}
