/// Passes over chunks that are there as a whole and have no extensions, which is what nearly all input is made of.
enum WholeChunks {
    /// - Returns: Where the first chunk begins that is not of this kind: the last one, one with an extension, one that
    ///   is not complete, or a malformed one. ``BodyReader`` looks at it.
    static func skip(_ base: UnsafeRawPointer, _ start: Int, _ count: Int) -> Int {
        var chunk = start
        while count &- chunk >= 8 {
            // Six digits, which are 16 MiB, and CRLF are there to be looked at.
            var offset = chunk
            var size = 0
            while offset &- chunk < 6 {
                let byte = ByteScan.byte(base, offset)
                let digit = byte &- ASCII.zero
                let letter = (byte | 0x20) &- 0x61
                guard digit < 10 || letter < 6 else { break }
                size = size << 4 | Int(digit < 10 ? digit : letter &+ 10)
                offset &+= 1
            }
            let end = offset &+ 2 &+ size
            guard size > 0, count &- end >= 2, isLineEnd(base, offset), isLineEnd(base, end) else { return chunk }
            chunk = end &+ 2
        }
        return chunk
    }

    @inline(__always) private static func isLineEnd(_ base: UnsafeRawPointer, _ offset: Int) -> Bool {
        UInt16(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt16.self)) == 0x0A0D
    }
}
