/// Breaks text into lines at spaces, measured in columns.
enum TextWrapping {
    /// The lines of one paragraph; a word longer than the width has a line of its own and is never broken.
    static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let columns = DisplayWidth.of(String(word))
            if used > 0, used + 1 + columns > width {
                lines.append(line)
                line = ""
                used = 0
            }
            if used > 0 {
                line += " "
                used += 1
            }
            line += word
            used += columns
        }
        if used > 0 { lines.append(line) }
        return lines
    }

    /// The paragraphs of a longer text, which an empty line separates.
    static func paragraphs(_ text: String) -> [String] {
        var paragraphs: [String] = []
        var current: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !line.allSatisfy({ $0 == " " }) {
                current.append(line)
            } else if !current.isEmpty {
                paragraphs.append(current.joined(separator: " "))
                current = []
            }
        }
        if !current.isEmpty { paragraphs.append(current.joined(separator: " ")) }
        return paragraphs
    }
}
