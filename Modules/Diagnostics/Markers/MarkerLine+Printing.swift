import Formats

extension MarkerLine {
    /// The line without its newline.
    public var bytes: [UInt8] {
        var output = Array(time.description.utf8)
        output.append(UInt8(ascii: " "))
        output += severity.rawValue.utf8
        output.append(UInt8(ascii: " "))
        output += name.text.utf8
        for field in fields {
            output.append(UInt8(ascii: " "))
            output += field.name.text.utf8
            output.append(UInt8(ascii: "="))
            field.value.print(into: &output)
        }
        return output
    }
}

extension MarkerValue: CustomStringConvertible {
    func print(into output: inout [UInt8]) {
        switch self {
        case .text(let text): Self.quote(text, into: &output)
        case .integer(let number): output += String(number).utf8
        case .duration(let duration): output += Self.seconds(duration).utf8
        case .boolean(let flag): output += (flag ? "true" : "false").utf8
        case .word(let word): output += word.text.utf8
        }
    }

    /// As it stands in a line.
    public var description: String {
        var output: [UInt8] = []
        print(into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Whatever could end the line, close the quotes or steer a terminal is written as an escape.
    private static func quote(_ text: String, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += #"\""#.utf8
            case "\\": output += #"\\"#.utf8
            case "\n": output += #"\n"#.utf8
            case "\r": output += #"\r"#.utf8
            case "\t": output += #"\t"#.utf8
            case _ where SafeText.isTreacherous(scalar):
                output += "\\u{\(String(scalar.value, radix: 16))}".utf8
            default: output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Exact decimal seconds: a duration counts parts of 10⁻¹⁸ seconds.
    private static func seconds(_ duration: Duration) -> String {
        let total = duration.attoseconds
        let (seconds, parts) = total.magnitude.quotientAndRemainder(dividingBy: attosecondsInASecond)
        let sign = total < 0 ? "-" : ""
        guard parts != 0 else { return "\(sign)\(seconds)s" }
        let digits = String(parts)
        var fraction = String(repeating: "0", count: max(0, 18 - digits.count)) + digits
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(sign)\(seconds).\(fraction)s"
    }

    static let attosecondsInASecond: UInt128 = 1_000_000_000_000_000_000
}
