/// The bytes of a file together with which version of it they are.
public struct FileContent: Hashable, Sendable {
    public let bytes: [UInt8]
    public let stamp: FileStamp
    let status: FileStatus

    /// Reads an open regular file to its end, and refuses to go beyond `limit` bytes.
    init(of file: borrowing Descriptor, limit: Int, _ errand: Errand) throws(StorageError) {
        do throws(System.Failure) {
            let status = try System.status(file.number)
            guard status.stamp.size <= limit else { throw System.Failure.tooLarge }
            // One byte more than the file had shows that it has not grown meanwhile.
            var bytes = [UInt8](repeating: 0, count: min(limit, Int(clamping: status.stamp.size)) + 1)
            var length = 0
            while true {
                let got = try System.read(file.number, into: &bytes, from: length)
                guard got > 0 else { break }
                length += got
                guard length <= limit else { throw System.Failure.tooLarge }
                if length == bytes.count {
                    bytes.append(contentsOf: repeatElement(0, count: min(limit - length, length) + 1))
                }
            }
            bytes.removeLast(bytes.count - length)
            self.bytes = bytes
            self.status = status
            stamp = status.stamp
        } catch {
            guard error.code == .tooLarge else { throw errand.failed(error) }
            throw errand.refused(
                .tooLarge, "the file is larger than the \(limit) bytes that are read at most",
                remedy: "look at what wrote it, and shorten it or move it away")
        }
    }
}
