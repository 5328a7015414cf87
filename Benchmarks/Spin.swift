/// A fixed loop without memory traffic: how its time varies is the machine's own doing.
enum Spin {
    /// - Parameter sink: takes the result, so that the loop is not optimised away.
    static func time(_ unit: Unit, _ sink: inout Int) -> Double {
        let start = unit.now()
        var state = UInt64(truncatingIfNeeded: sink) | 1
        for _ in 0..<200_000 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
        }
        sink &+= Int(truncatingIfNeeded: state)
        return unit.now() - start
    }
}
