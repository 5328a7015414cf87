/// The records of an extended header, `<length> <keyword>=<value>\n`, as far as they concern us.
struct PaxRecords: Hashable, Sendable {
    var path: String?
    var linkTarget: String?
    var size: Int64?
    /// Whole seconds: the fraction is dropped.
    var modified: Int64?

    var isEmpty: Bool { self == PaxRecords() }

    /// The records as text, in a fixed order.
    var bytes: [UInt8] {
        var result: [UInt8] = []
        for (keyword, value) in [
            ("path", path), ("linkpath", linkTarget), ("size", size.map { "\($0)" }),
            ("mtime", modified.map { "\($0)" }),
        ] {
            if let value { result += Self.record(keyword, value) }
        }
        return result
    }

    /// The length counts its own digits.
    private static func record(_ keyword: String, _ value: String) -> [UInt8] {
        let rest = Array(" \(keyword)=\(value)\n".utf8)
        var length = rest.count + 1
        while "\(length)".utf8.count + rest.count != length { length = "\(length)".utf8.count + rest.count }
        return Array("\(length)".utf8) + rest
    }

    /// Takes over what the records say; what is wrong with them, or nil.
    mutating func take(_ bytes: [UInt8]) -> String? {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let blank = rest.firstIndex(of: 0x20), blank - rest.startIndex <= 10,
                let length = Self.digits(rest[..<blank]).map({ Int($0) }), length <= rest.count,
                rest.startIndex + length > blank + 1, rest[rest.startIndex + length - 1] == 0x0A
            else { return "an extended header is not made of records" }
            let end = rest.startIndex + length
            let record = rest[(blank + 1)..<(end - 1)]
            rest = rest[end...]
            guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { return "a record has no '='" }
            if let objection = take(record[..<equals], record[(equals + 1)...]) { return objection }
        }
        return nil
    }

    private mutating func take(_ keyword: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> String? {
        switch String(decoding: keyword, as: UTF8.self) {
        case "path":
            guard let text = String(validating: value, as: UTF8.self) else { return "a name is not UTF-8" }
            path = text
        case "linkpath":
            guard let text = String(validating: value, as: UTF8.self) else { return "a link is not UTF-8" }
            linkTarget = text
        case "size":
            guard let number = Self.digits(value) else { return "a size is not a number" }
            size = number
        case "mtime":
            guard let number = Self.seconds(value) else { return "a time is not a number" }
            modified = number
        case let name where name.hasPrefix("GNU.sparse."):
            return "a file is stored with holes left out, which is not supported"
        default: break
        }
        return nil
    }

    private static func digits(_ text: ArraySlice<UInt8>) -> Int64? {
        guard !text.isEmpty, text.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(String(decoding: text, as: UTF8.self))
    }

    private static func seconds(_ text: ArraySlice<UInt8>) -> Int64? {
        let isNegative = text.first == UInt8(ascii: "-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ digits($0) }) else { return nil }
        let fraction = parts.count > 1 ? parts[1] : []
        guard fraction.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        guard isNegative else { return whole }
        return fraction.contains { $0 != 0x30 } ? -whole - 1 : -whole
    }
}
