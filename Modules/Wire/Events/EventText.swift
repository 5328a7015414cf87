/// Text of an event: a place in the current input as long as that suffices, a copy from then on.
struct EventText: Sendable {
    private var lent: Range<Int>?
    private var owned: [UInt8] = []

    var count: Int { lent?.count ?? owned.count }

    /// Replaces it by a place in the input, or by a copy where it does not lie there.
    mutating func set(_ bytes: UnsafeRawBufferPointer, _ lent: Range<Int>?) {
        owned.removeAll(keepingCapacity: true)
        self.lent = lent
        if lent == nil { owned.append(contentsOf: bytes) }
    }

    /// Adds a line, after a line feed.
    mutating func addLine(_ bytes: UnsafeRawBufferPointer, _ input: UnsafeRawPointer) {
        keep(input)
        owned.append(ASCII.lineFeed)
        owned.append(contentsOf: bytes)
    }

    /// Copies what is lent, since the input goes.
    mutating func keep(_ input: UnsafeRawPointer) {
        guard let range = lent else { return }
        set(UnsafeRawBufferPointer(start: input + range.lowerBound, count: range.count), nil)
    }

    mutating func clear() {
        lent = nil
        owned.forget()
    }

    func withBytes<Result>(_ input: UnsafeRawPointer, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if let lent { return body(UnsafeRawBufferPointer(start: input + lent.lowerBound, count: lent.count)) }
        return owned.withUnsafeBytes(body)
    }
}

extension [UInt8] {
    /// Empties it; one large event must not cost its memory for as long as the stream lives.
    mutating func forget() { removeAll(keepingCapacity: capacity <= 64 << 10) }
}
