/// Makes text of unknown origin fit for a line, a terminal and a bound.
package enum SafeText {
    /// Whether a scalar could move a cursor, hide text or reorder it: controls, formats, line and paragraph ends.
    package static func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// The text with treacherous scalars written as `\u{…}`: for people, not for reading back.
    package static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isTreacherous) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isTreacherous(scalar) {
                result += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The text itself when it fits, otherwise as many whole scalars as fit before an ellipsis.
    package static func cut(_ text: String, toBytes limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        let ellipsis = "…"
        var room = limit - ellipsis.utf8.count
        guard room >= 0 else { return "" }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            room -= UTF8.width(scalar)
            guard room >= 0 else { break }
            result.append(scalar)
        }
        return String(result) + ellipsis
    }
}
