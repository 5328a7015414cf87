/// A regular file open for reading anywhere in it, for what is too large to be held; below a root no link leads to it.
public final class ReadableFile: Sendable {
    private let file: Descriptor
    private let errand: Errand

    public init(_ path: some PlacedPath) throws(StorageError) {
        let place = try OpenPlace(path.placement, for: .read, trust: .needed(for: path))
        file = try place.open(.read)
        errand = place.errand
        let status = try place.status(of: file)
        guard OpenPlace.Trust.needed(for: path) == .all || status.user == System.userID || status.user == 0 else {
            throw place.errand.foreignOwner(status.user, at: place.errand.path)
        }
    }

    /// A file that a person named, wherever it is: links are followed, as the person would expect.
    public init(named path: AbsolutePath) throws(StorageError) {
        errand = Errand(.read, path.description)
        file = try SafeFile.open(path, errand)
    }

    /// The size now; a log grows while it is read.
    public func size() throws(StorageError) -> Int {
        do throws(System.Failure) {
            return Int(clamping: try System.status(file.number).stamp.size)
        } catch {
            throw errand.failed(error)
        }
    }

    /// The bytes from an offset on, as many as one call gives; none at the end of the file.
    public func read(at offset: Int, upTo count: Int) throws(StorageError) -> [UInt8] {
        do throws(System.Failure) {
            return try System.read(file.number, at: offset, upTo: count)
        } catch {
            throw errand.failed(error)
        }
    }
}
