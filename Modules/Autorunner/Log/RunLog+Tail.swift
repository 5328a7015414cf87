public import Storage

extension RunLog {
    /// What of the file's end is read at most.
    private static let longestTail = 4 << 20

    /// The last lines of the file, with their line ends; nothing where there is no log.
    ///
    /// Bytes that are not UTF-8 are shown as U+FFFD.
    public func tail(lines: Int) throws(StorageError) -> String {
        let bytes: [UInt8]
        do throws(StorageError) {
            bytes = try end(of: ReadableFile(parts[0]))
        } catch {
            guard error.code == .notFound else { throw error }
            return ""
        }
        guard lines > 0, !bytes.isEmpty else { return "" }
        var remaining = lines
        var start = bytes.startIndex
        // The newline that ends the file ends its last line and begins none.
        for index in bytes.indices.dropLast().reversed() where bytes[index] == UInt8(ascii: "\n") {
            remaining -= 1
            guard remaining == 0 else { continue }
            start = index + 1
            break
        }
        return String(decoding: bytes[start...], as: UTF8.self)
    }

    private func end(of file: ReadableFile) throws(StorageError) -> [UInt8] {
        let size = try file.size()
        var bytes: [UInt8] = []
        let start = max(0, size - Self.longestTail)
        while start + bytes.count < size {
            let block = try file.read(at: start + bytes.count, upTo: size - start - bytes.count)
            guard !block.isEmpty else { break }
            bytes += block
        }
        return bytes
    }
}
