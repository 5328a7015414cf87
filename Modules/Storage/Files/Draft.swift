/// New content under a temporary name, which goes with the value unless it has taken its place.
struct Draft: ~Copyable {
    /// Borrowed from the place, which outlives the draft.
    private let directory: Int32
    private var name: String?
    private let errand: Errand
    private let path: String
    private let directoryPath: String

    private static let mostSerials: UInt32 = 10_000

    /// Whose the file is to be; nil leaves it to whoever writes.
    struct Owner {
        let user: UInt32
        let group: UInt32
    }

    private init(_ name: String, at place: borrowing OpenPlace) {
        directory = place.directory.number
        self.name = name
        errand = place.errand
        path = place.path(of: name)
        directoryPath = place.directoryPath
    }

    /// Writes everything and, when asked, waits until it is on the disk.
    static func make(
        _ bytes: [UInt8], at place: borrowing OpenPlace, permissions: UInt32, owner: Owner? = nil, durably: Bool
    ) throws(StorageError) -> Draft {
        var name = ""
        let file = try create(&name, at: place)
        let draft = Draft(name, at: place)
        do throws(System.Failure) {
            try System.writeAll(file.number, bytes.span.bytes)
            if let owner { try hand(file, to: owner) }
            // After the owner, since chown(2) clears bits; and whatever the umask says.
            try System.setMode(file.number, permissions)
            if durably { try System.synchronize(file.number) }
        } catch {
            throw draft.errand.failed(error, at: draft.path)
        }
        return draft
    }

    /// An empty draft, whose writer fills and synchronizes `file` itself.
    static func start(
        _ file: inout Descriptor?, at place: borrowing OpenPlace, permissions: UInt32
    ) throws(StorageError) -> Draft {
        var name = ""
        let made = try create(&name, at: place)
        let draft = Draft(name, at: place)
        do throws(System.Failure) {
            try System.setMode(made.number, permissions)
        } catch {
            throw draft.errand.failed(error, at: draft.path)
        }
        file = consume made
        return draft
    }

    /// Takes the place of whatever has the name.
    mutating func replace(_ target: String) throws(StorageError) {
        guard let own = name else { return }
        do throws(System.Failure) {
            try System.rename(own, to: target, in: directory)
            name = nil
        } catch {
            throw errand.failed(error, at: "\(directoryPath)/\(target)")
        }
    }

    /// Takes the name if nothing has it.
    mutating func take(_ target: String) throws(StorageError) {
        guard let own = name else { return }
        do throws(System.Failure) {
            try System.link(own, to: target, in: directory)
        } catch {
            throw errand.failed(error)
        }
        // The file is there now: a temporary name that stays is no failure, and the next writer sweeps it.
        if (try? System.unlink(own, in: directory)) != nil { name = nil }
    }

    deinit {
        if let name { try? System.unlink(name, in: directory) }
    }

    private static func create(_ name: inout String, at place: borrowing OpenPlace) throws(StorageError) -> Descriptor {
        let writer = try ProcessIdentity.current()
        var serial: UInt32 = 0
        while true {
            name = try self.name(WriterToken(writer, serial: serial), place)
            do throws(System.Failure) {
                return try System.open(
                    name, in: place.directory.number, [.write, .new], mode: FileMode.ownerOnly.bits)
            } catch {
                // Another thread of this process is writing the same file.
                guard error.code == .exists, serial < mostSerials else {
                    throw place.errand.failed(error, at: place.path(of: name))
                }
            }
            serial += 1
        }
    }

    private static func hand(_ file: borrowing Descriptor, to owner: Owner) throws(System.Failure) {
        let status = try System.status(file.number)
        guard status.user != owner.user || status.group != owner.group else { return }
        try System.setOwner(file.number, user: owner.user, group: owner.group)
    }

    private static func name(_ token: WriterToken, _ place: borrowing OpenPlace) throws(StorageError) -> String {
        do throws(StateRootError) {
            return try PathSegment(Companion.temporary(PathSegment(token.description)).name(for: place.name)).text
        } catch {
            throw place.errand.refused(.badName, error.message, remedy: "choose a shorter name")
        }
    }
}
