/// Finds secrets that are known exactly, whatever they look like and whatever stands around them.
///
/// A table from the last eight bytes of each value to the value: the ends of tokens are random where their beginnings
/// are all alike, so a hit in the table is nearly always a find, and the search is one look-up a byte.
struct KnownValues: Sendable {
    private static let window = 8
    private var values: [Secret] = []
    /// A bit for each top half of a key: most bytes of a text need no look-up in the table.
    private var filter = [UInt64](repeating: 0, count: 1024)
    private var byEnding: [UInt64: [Int]] = [:]
    /// Mixed into the table's keys, so that the endings do not lie in ordinary memory as they are.
    private let mix = SecureRandom().bytes(8).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) } | 1

    /// The size of the longest value.
    private(set) var longest = 0

    /// Whether the value is long enough to be told from ordinary text, and was taken.
    mutating func insert(_ value: Secret) -> Bool {
        let ending: UInt64? = value.withBytes { bytes in
            guard bytes.byteCount >= Self.window else { return nil }
            let isMask = bytes.withUnsafeBytes { Array($0).contains(RedactionMask.opening[0]) }
            // A value with the first byte of our own quotes could be found in a mask.
            return isMask
                ? nil : bytes.unsafeLoadUnaligned(fromByteOffset: bytes.byteCount - Self.window, as: UInt64.self)
        }
        guard let ending else { return false }
        let key = ending &* mix
        if byEnding[key, default: []].contains(where: { values[$0] == value }) { return true }
        byEnding[key, default: []].append(values.count)
        filter[Int(key >> 54)] |= 1 << (key >> 48 & 63)
        values.append(value)
        longest = max(longest, value.byteCount)
        return true
    }

    /// The text with a mask for each value in it, or nil if there is none.
    func masked(_ text: [UInt8]) -> [UInt8]? {
        let ranges = ranges(in: text)
        guard !ranges.isEmpty else { return nil }
        var output: [UInt8] = []
        var copied = 0
        for range in ranges {
            output += text[copied..<range.lowerBound] + RedactionMask.plain.utf8
            copied = range.upperBound
        }
        return output + text[copied...]
    }

    /// The places to mask, in order, none touching another's inside.
    private func ranges(in text: [UInt8]) -> [Range<Int>] {
        guard !values.isEmpty, text.count >= Self.window else { return [] }
        var found: [Range<Int>] = []
        text.withUnsafeBytes { bytes in
            for end in Self.window...text.count {
                let ending = bytes.loadUnaligned(fromByteOffset: end - Self.window, as: UInt64.self)
                let key = ending &* mix
                guard filter[Int(key >> 54)] >> (key >> 48 & 63) & 1 == 1, let candidates = byEnding[key] else {
                    continue
                }
                for candidate in candidates {
                    guard let start = start(of: values[candidate], endingAt: end, in: bytes) else { continue }
                    add(start..<end, to: &found)
                }
            }
        }
        return found
    }

    private func start(of value: Secret, endingAt end: Int, in text: UnsafeRawBufferPointer) -> Int? {
        let start = end - value.byteCount
        guard start >= 0 else { return nil }
        return value.withBytes { bytes in
            // From the back: two tokens of one maker differ there first.
            for offset in stride(from: bytes.byteCount - 1, through: 0, by: -1)
            where bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self) != text[start + offset] { return nil }
            return start
        }
    }

    /// Ends only grow, so overlaps are with the latest ones.
    private func add(_ range: Range<Int>, to found: inout [Range<Int>]) {
        var range = range
        while let last = found.last, last.upperBound > range.lowerBound {
            range = min(last.lowerBound, range.lowerBound)..<range.upperBound
            found.removeLast()
        }
        found.append(range)
    }
}
