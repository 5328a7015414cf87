/// How an option or an argument is written and annotated, the same in help and manual.
enum OptionWording {
    /// `-l, --limit NUMBER`; the letter's place is kept free when there is none and others have one.
    static func term(_ option: Option, aligned: Bool) -> [Piece] {
        var pieces: [Piece] = []
        if let short = option.short {
            pieces += [.literal("-\(short)"), .punctuation(", ")]
        } else if aligned {
            pieces.append(.punctuation("    "))
        }
        if option.isNegatable {
            pieces += [.literal("--"), .punctuation("["), .literal("no-"), .punctuation("]"), .literal(option.long)]
        } else {
            pieces.append(.literal(option.spelling))
        }
        if let value = option.value { pieces += [.punctuation(" "), .placeholder(value.name)] }
        return pieces
    }

    /// The summary with what else there is to know, in brackets.
    static func text(_ option: Option) -> String {
        var notes: [String] = []
        if let value = option.value { notes += Self.notes(value) }
        if let standard = option.defaultText { notes.append("default: \(standard)") }
        if option.isRepeatable { notes.append("may be repeated") }
        if !option.aliases.isEmpty {
            notes.append("also \(Listing.alternatives(option.aliases.map { "--\($0)" }))")
        }
        if !option.conflicts.isEmpty {
            notes.append("not with \(Listing.alternatives(option.conflicts.map { "--\($0)" }))")
        }
        return annotated(option.summary, notes)
    }

    static func text(_ positional: Positional) -> String {
        annotated(positional.summary, notes(positional.value))
    }

    private static func annotated(_ summary: String, _ notes: [String]) -> String {
        notes.isEmpty ? summary : "\(summary) (\(notes.joined(separator: "; ")))"
    }

    private static func notes(_ value: Value) -> [String] {
        if let choices = value.choices { return [Listing.alternatives(choices)] }
        guard let range = value.range else { return [] }
        switch (range.lowerBound, range.upperBound) {
        case (.min, .max): return []
        case (let low, .max): return ["\(low) or more"]
        case (.min, let high): return ["\(high) or less"]
        case (let low, let high): return ["\(low) to \(high)"]
        }
    }
}
