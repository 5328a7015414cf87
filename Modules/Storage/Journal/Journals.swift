/// Finds the journals beside an artifact, and takes over those whose process is gone.
public enum Journals {
    /// As much of one journal as is read at most: 256 MiB.
    public static let largest = 256 << 20

    /// A journal and what is known of its writer.
    public struct Entry: Hashable, Sendable {
        public let path: DurablePath
        public let writer: Int32
        /// By the process table; `claim` goes by the lock, which also sees into other containers.
        public let liveness: Liveness
        public let byteCount: Int64
    }

    /// The journals of all processes, this one's included, by name.
    public static func list(beside artifact: DurablePath) throws(StorageError) -> [Entry] {
        do throws(StorageError) {
            let place = try OpenPlace(artifact.placement, for: .list)
            let observer = try ProcessIdentity.current()
            let names: [String]
            do throws(System.Failure) {
                names = try System.names(in: place.directory.number).sorted()
            } catch {
                throw place.errand.failed(error)
            }
            let prefix = "\(place.name).journal-"
            return names.compactMap { name in
                guard name.hasPrefix(prefix), let token = WriterToken(name.dropFirst(prefix.count)),
                    let segment = try? PathSegment(token.description),
                    let path = try? artifact.companion(.journal(segment)),
                    let status = try? place.status(of: name), status.kind == .regular
                else { return nil }
                return Entry(
                    path: path, writer: token.pid, liveness: token.liveness(seenBy: observer),
                    byteCount: status.stamp.size)
            }
        } catch {
            guard error.code == .notFound else { throw error }
            return []
        }
    }

    /// Takes over a journal that nobody holds; nil when its writer lives or somebody else was first.
    public static func claim(_ path: DurablePath) throws(StorageError) -> FinishedJournal? {
        do throws(StorageError) {
            let place = try OpenPlace(path.placement, for: .lock)
            let file = try place.open(.readAndWrite)
            do throws(System.Failure) {
                guard try System.lock(file.number, exclusively: true, waiting: false) else { return nil }
            } catch {
                throw place.errand.failed(error)
            }
            // Whoever held it until now may have folded and removed it.
            let held = try place.status(of: file)
            guard let named = try place.status(), named.stamp.isSameFile(as: held.stamp) else { return nil }
            return FinishedJournal(file: file, path: path)
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }
}
