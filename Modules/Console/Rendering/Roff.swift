/// The few constructs of the man(7) macros that a manual page needs, with everything else in the text disarmed.
struct Roff {
    private(set) var text = ""

    mutating func macro(_ name: String, _ arguments: String...) {
        text += "." + name
        for argument in arguments { text += " \"" + Roff.escape(argument).disarmingQuotes() + "\"" }
        text += "\n"
    }

    /// The title line; the date stays as it is, since mandoc reads it only with plain hyphens.
    mutating func title(_ name: String, date: String, source: String) {
        let quoted = [Roff.escape(source), "User Commands"].map { "\"\($0.disarmingQuotes())\"" }
        text += ".TH \(Roff.escape(name)) 1 \(date) \(quoted.joined(separator: " "))\n"
    }

    /// A line of ordinary text.
    mutating func line(_ content: String) {
        let escaped = Roff.escape(content)
        if escaped.isEmpty { return }
        // A control character at the start of a line would make it a request.
        text += (escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" : "") + escaped + "\n"
    }

    mutating func line(_ pieces: [Piece]) { text += "\\&" + Roff.fonts(pieces) + "\n" }

    mutating func tagged(_ term: [Piece], _ content: String) {
        text += ".TP\n"
        line(term)
        line(content)
    }

    private static func fonts(_ pieces: [Piece]) -> String {
        pieces.map { piece in
            switch piece.role {
            case .literal: "\\fB\(escape(piece.text))\\fR"
            case .placeholder: "\\fI\(escape(piece.text))\\fR"
            case .punctuation: escape(piece.text)
            }
        }.joined()
    }

    /// `-` is written as a minus sign so that an option can be searched for and copied.
    static func escape(_ content: String) -> String {
        var result = ""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            case "`": result += "\\(ga"
            case "\n": result += " "
            case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "]"
            }
        }
        return result
    }
}

extension String {
    /// Quotes within a quoted argument of a macro.
    fileprivate func disarmingQuotes() -> String {
        split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\(dq")
    }
}
