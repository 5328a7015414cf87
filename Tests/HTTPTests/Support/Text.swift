extension String {
    /// Before and behind the first occurrence.
    func split(atFirst mark: String) -> (String, String) {
        guard let place = firstRange(of: mark) else { return (self, "") }
        return (String(self[..<place.lowerBound]), String(self[place.upperBound...]))
    }

    /// How often a text occurs.
    func components(of mark: String) -> Int {
        var rest = self
        var count = 0
        while let place = rest.firstRange(of: mark) {
            rest = String(rest[place.upperBound...])
            count += 1
        }
        return count
    }

    /// What stands behind each `start`, up to the next `end` or the end of all.
    func components(between start: String, and end: String) -> [String] {
        var rest = self
        var parts: [String] = []
        while let first = rest.firstRange(of: start) {
            rest = String(rest[first.upperBound...])
            let last = rest.firstRange(of: end)
            parts.append(String(rest[..<(last?.lowerBound ?? rest.endIndex)]))
            rest = last.map { String(rest[$0.lowerBound...]) } ?? ""
        }
        return parts
    }

    var trimmingLineEnd: String {
        var text = self
        while let last = text.unicodeScalars.last, last == "\n" || last == "\r" || last == " " {
            text.unicodeScalars.removeLast()
        }
        return text
    }
}
