/// Writes a file of somebody else's piece by piece, so that it need not be held: it takes its name when it is whole.
///
/// A value that goes before `commit` leaves nothing; what a killed process leaves is swept by the next writer.
public struct ExternalWriter: ~Copyable {
    // Fields go in this order: a draft that is given up needs the directory of its place to go from.
    private var draft: Draft
    private let place: OpenPlace
    private let file: Descriptor
    private let isReplacing: Bool
    /// Small pieces are written together.
    private var pending: [UInt8] = []
    private static let piece = 256 << 10

    /// Begins a file beside its place.
    ///
    /// - Parameter replacing: whether a file that is there may be replaced; otherwise it is refused with `exists`, now
    ///   and at the end.
    public init(_ path: ExternalPath, replacing: Bool = false, mode: FileMode = .ownerOnly) throws(StorageError) {
        let place = try OpenPlace(path.placement, for: .write)
        if let status = try place.status() {
            switch status.kind {
            case .link: throw place.errand.link(at: place.errand.path)
            case .directory, .other: throw place.errand.notRegular(at: place.errand.path)
            case .regular:
                guard replacing else { throw place.errand.failed(System.Failure.exists) }
            }
        }
        var file: Descriptor?
        let draft = try Draft.start(&file, at: place, permissions: mode.bits)
        guard let opened = file.take() else {
            throw place.errand.refused(.other, "no file was made", remedy: "report it: this is a defect")
        }
        self.file = opened
        self.draft = draft
        self.place = place
        isReplacing = replacing
        pending.reserveCapacity(Self.piece)
    }

    /// Adds to the file.
    public mutating func append(_ bytes: RawSpan) throws(StorageError) {
        if pending.count + bytes.byteCount > Self.piece { try flush() }
        guard bytes.byteCount < Self.piece else { return try write(bytes) }
        bytes.withUnsafeBytes { pending.append(contentsOf: $0) }
    }

    /// Adds to the file.
    public mutating func append(_ bytes: [UInt8]) throws(StorageError) { try append(bytes.span.bytes) }

    /// Gives the file its name, a lasting change when this returns.
    public consuming func commit() throws(StorageError) {
        try flush()
        do throws(System.Failure) {
            try System.synchronize(file.number)
        } catch {
            throw place.errand.failed(error)
        }
        if isReplacing { try draft.replace(place.name) } else { try draft.take(place.name) }
        try AtomicFile.finish(place)
    }

    private mutating func flush() throws(StorageError) {
        guard !pending.isEmpty else { return }
        try write(pending.span.bytes)
        pending.removeAll(keepingCapacity: true)
    }

    private func write(_ bytes: RawSpan) throws(StorageError) {
        do throws(System.Failure) {
            try System.writeAll(file.number, bytes)
        } catch {
            throw place.errand.failed(error)
        }
    }
}
