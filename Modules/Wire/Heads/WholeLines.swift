/// Reads field lines that are there as a whole and in order, which is what nearly all input is made of.
///
/// It keeps everything in registers. Where something is missing or wrong with a line it stops before that line, and
/// ``FieldScanner`` finds out what.
enum WholeLines {
    /// - Returns: Where the first line begins that was not read.
    static func read(
        _ base: UnsafeRawPointer, _ start: Int, _ count: Int, _ limits: HeadLimits, into table: inout FieldTable
    ) -> Int {
        var cursor = start
        var fields = table.count
        var seen = table.seen
        var repeated = table.repeated
        let longest = min(limits.fieldLine, Int(UInt16.max))
        let before = (cursor, fields, seen, repeated)
        (cursor, fields, seen, repeated) = table.slots.withUnsafeMutableBufferPointer { slots in
            var (cursor, fields, seen, repeated) = before
            let room = min(slots.count, limits.fields)
            guard let slots = slots.baseAddress else { return before }
            while fields < room {
                guard let field = line(base, cursor, count, longest) else { break }
                slots[fields] = field
                fields &+= 1
                repeated |= seen & field.name.bit
                seen |= field.name.bit
                cursor = Int(field.lineEnd)
            }
            return (cursor, fields, seen, repeated)
        }
        table.count = fields
        table.seen = seen
        table.repeated = repeated
        return cursor
    }

    @inline(__always)
    private static func line(_ base: UnsafeRawPointer, _ start: Int, _ count: Int, _ longest: Int) -> Field? {
        let limit = min(count, start &+ longest)
        let colon = ByteScan.first(ASCII.colon, in: base, from: start, to: limit)
        guard colon < limit, colon > start else { return nil }
        let name = KnownNameMatcher.find(base + start, colon &- start)
        if name == .other {
            guard ByteScan.firstOutsideToken(in: base, from: start, to: colon) == colon else { return nil }
        }
        var valueStart = colon &+ 1
        while valueStart < limit, ASCII.isBlank(ByteScan.byte(base, valueStart)) { valueStart &+= 1 }
        var end = valueStart
        while true {
            end = ByteScan.firstControl(in: base, from: end, to: limit)
            guard end &+ 1 < count, end < limit else { return nil }
            let byte = ByteScan.byte(base, end)
            if byte == ASCII.carriageReturn { break }
            guard byte == ASCII.tab else { return nil }
            end &+= 1
        }
        guard ByteScan.byte(base, end &+ 1) == ASCII.lineFeed else { return nil }
        return Field(name, lineStart: start, nameEnd: colon, valueStart: valueStart, lineEnd: end, in: base)
    }
}
