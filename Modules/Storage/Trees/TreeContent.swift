/// The content of the entry that a walk is at, to be read while it is there.
public struct TreeContent: ~Copyable {
    enum Source {
        case none
        case file(SharedDescriptor, size: Int64)
        case link([UInt8])
        case refused(StorageError)
    }

    /// What one call reads at most; larger files take several.
    private static let piece = 128 << 10

    var source = Source.none
    private var buffer = [UInt8](repeating: 0, count: piece)
    /// The root of the walk, for the words of an error.
    let errand: Errand
    var path: TreePath

    init(_ errand: Errand) {
        self.errand = errand
        path = TreePath(listed: [])
    }

    /// What a link says; nothing when the entry is none.
    public var linkTarget: [UInt8] {
        if case .link(let target) = source { target } else { [] }
    }

    /// Lends the file's content piece by piece: exactly as many bytes as the entry says, or it throws `changed`.
    ///
    /// What made the file unreadable is thrown here, too, so that a visitor may note it and go on.
    public mutating func read(_ body: (RawSpan) throws -> Void) throws {
        switch source {
        case .none, .link: return
        case .refused(let error): throw error
        case .file(let file, let size):
            var left = size
            while true {
                let count: Int
                do throws(System.Failure) {
                    count = try System.read(file.number, into: &buffer, from: 0)
                } catch {
                    throw errand.failed(error, at: errand.below(path))
                }
                left -= Int64(count)
                guard left >= 0, count > 0 || left == 0 else { throw changed() }
                if count > 0 { try body(buffer.span.bytes.extracting(0..<count)) }
                // A short answer is the end of a regular file.
                if count < buffer.count, left == 0 { return }
            }
        }
    }

    private func changed() -> StorageError {
        errand.refused(
            .changed, "\(quoted(errand.below(path))) changed while it was read",
            remedy: "end what writes there, and try again")
    }
}

extension Errand {
    /// The full path of something below the root that the errand is about.
    func below(_ path: TreePath) -> String { path.bytes.isEmpty ? self.path : "\(self.path)/\(path)" }
}
