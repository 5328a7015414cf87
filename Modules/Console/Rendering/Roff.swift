import Formats

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

    /// Ordinary text, which the reader fills anew.
    mutating func line(_ content: String) { fill(Roff.escape(content)) }

    mutating func line(_ pieces: [Piece]) { fill("\\&" + Roff.fonts(pieces)) }

    mutating func tagged(_ term: [Piece], _ content: String) {
        // The macro takes its tag from one line of input, however long.
        text += ".TP\n\\&" + Roff.fonts(term) + "\n"
        line(content)
    }

    /// Input lines of at most 80 bytes, as the manuals ask for and `mandoc -T lint` checks.
    private mutating func fill(_ escaped: String) {
        for line in TextWrapping.lines(escaped, width: 78) {
            // A control character at the start of a line would make it a request.
            text += (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
        }
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
                result += "\\[u\(scalar.value.padded(to: 4, radix: 16, uppercase: true))]"
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
