/// Numbers as people read them.
public enum Figures {
    public static func fixed(_ value: Double, _ places: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "?" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((value * scale).rounded())
        guard places > 0 else { return String(scaled) }
        let digits = String(repeating: "0", count: max(0, places + 1 - String(scaled).count)) + String(scaled)
        return digits.dropLast(places) + "." + digits.suffix(places)
    }

    public static func time(_ seconds: Double) -> String {
        if seconds < 1e-6 { return "\(fixed(seconds * 1e9, 0)) ns" }
        if seconds < 1e-3 { return "\(fixed(seconds * 1e6, 2)) µs" }
        return "\(fixed(seconds * 1e3, 2)) ms"
    }

    public static func size(_ bytes: Double) -> String { "\(fixed(bytes / 1e6, 1)) MB" }

    /// Whole, with a comma between thousands.
    public static func grouped(_ value: Double) -> String {
        let digits = Array(fixed(value, 0))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3), digits[index - 1] != "-" { text += "," }
            text.append(digit)
        }
        return text
    }
}
