/// Ways to cut an input into pieces: what a reader makes of it must not depend on them.
enum Splits {
    /// Byte by byte, in the middle, and by places that the input itself chooses.
    static func of(_ bytes: [UInt8]) -> [[[UInt8]]] {
        guard bytes.count > 1, bytes.count <= 1 << 14 else { return [] }
        var ways = [bytes.map { [$0] }, [Array(bytes[..<(bytes.count / 2)]), Array(bytes[(bytes.count / 2)...])]]
        let places = Set(bytes.prefix(4).map { 1 + Int($0) % (bytes.count - 1) }).sorted()
        var pieces: [[UInt8]] = []
        var start = 0
        for place in places {
            pieces.append(Array(bytes[start..<place]))
            start = place
        }
        pieces.append(Array(bytes[start...]))
        ways.append(pieces)
        return ways
    }
}
