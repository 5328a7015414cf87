/// The targets of `Package.swift`, read from the helper calls that declare them.
struct Manifest {
    /// Target to its dependencies, by the helper that declares it.
    let modules: [String: Set<String>]
    let apps: [String: Set<String>]
    let system: Set<String>

    init(_ text: String) {
        modules = Self.calls("module", in: text)
        apps = Self.calls("app", in: text)
        system = Set(Self.calls("system", in: text).keys)
    }

    private static func calls(_ helper: String, in text: String) -> [String: Set<String>] {
        var result: [String: Set<String>] = [:]
        // A declaration begins a line, and may go on in others: `module("Storage", ["Formats", "CSQLite"]),`
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for piece in words.ranges(of: " \(helper)(").map({ words[$0.upperBound...] }) {
            let call = piece.prefix { $0 != ")" }.drop { $0 == " " }
            guard call.hasPrefix("\"") else { continue }
            let names = call.split(separator: "\"", omittingEmptySubsequences: false)
                .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
            guard let name = names.first else { continue }
            result[name] = helper == "system" ? [] : Set(names.dropFirst())
        }
        return result
    }
}
