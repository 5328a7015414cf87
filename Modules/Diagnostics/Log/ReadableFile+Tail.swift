import Storage

extension ReadableFile {
    /// Where the last so many lines begin, counting an unfinished one as a line.
    func startOfTail(lines: Int) throws(StorageError) -> Int {
        let size = try size()
        guard lines > 0 else { return size }
        var remaining = lines
        var end = size
        while end > 0 {
            let start = max(0, end - (64 << 10))
            let block = try read(at: start, upTo: end - start)
            for index in block.indices.reversed() where block[index] == UInt8(ascii: "\n") {
                let position = start + index
                // The newline that ends the file ends its last line and begins none.
                if position == size - 1 { continue }
                remaining -= 1
                if remaining == 0 { return position + 1 }
            }
            end = start
        }
        return 0
    }
}
