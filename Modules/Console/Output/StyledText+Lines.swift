extension StyledText {
    /// The text line by line, styles kept.
    public var lines: [StyledText] {
        var lines = [StyledText()]
        for run in runs {
            for (number, part) in run.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if number > 0 { lines.append(StyledText()) }
                lines[lines.count - 1].append(String(part), run.style)
            }
        }
        return lines
    }
}
