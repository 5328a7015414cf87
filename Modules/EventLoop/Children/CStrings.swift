/// Lists of strings as C wants them, for the length of a call.
enum CStrings {
    static func with<Result>(
        _ strings: [[UInt8]], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = strings.map { bytes in
            let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count + 1)
            for (place, byte) in bytes.enumerated() { copy[place] = CChar(bitPattern: byte) }
            copy[bytes.count] = 0
            return copy
        }
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: copies.count + 1)
        for (place, copy) in copies.enumerated() { list[place] = copy.baseAddress }
        list[copies.count] = nil
        defer {
            list.deallocate()
            for copy in copies { copy.deallocate() }
        }
        return body(list)
    }
}
