/// Changes to an artifact that this process has made and not yet folded into it, appended one by one.
///
/// What `append` returned from survives the death of the process at any later instant: it was handed to the kernel in
/// one write. It survives a power failure too when it was appended durably. Each process has a journal of its own,
/// locked for as long as it lives, so whoever gets the lock knows that the journal is abandoned.
public struct Journal: ~Copyable, Sendable {
    public private(set) var path: DurablePath
    private let artifact: DurablePath
    private var file: Descriptor
    private var buffer: [UInt8] = []
    private var length: Int
    private var isBroken = false
    private var isNameOnDisk = false

    /// Starts a journal of this process beside an artifact.
    public init(for artifact: DurablePath) throws(StorageError) {
        var path = artifact
        let file = try Self.start(for: artifact, &path)
        self.init(file: file, path: path, artifact: artifact)
    }

    private init(file: consuming Descriptor, path: DurablePath, artifact: DurablePath) {
        self.file = file
        self.path = path
        self.artifact = artifact
        length = JournalFormat.headerLength
    }

    /// Appends a record and returns when the kernel has it; with `durably`, when the disk has it.
    ///
    /// A record that could not be written leaves nothing behind. When even that fails, on a broken disk, the journal
    /// takes no more, and `rotate` starts another.
    public mutating func append(_ payload: [UInt8], durably: Bool = false) throws(StorageError) {
        guard payload.count <= JournalFormat.longestPayload else {
            throw errand.refused(
                .tooLarge,
                "a record of \(payload.count) bytes is longer than the \(JournalFormat.longestPayload) allowed",
                remedy: "split it")
        }
        guard !isBroken else {
            throw errand.refused(
                .io, "an earlier record was written in part and could not be taken back",
                remedy: "look for errors of the disk in the kernel log, and restart the program")
        }
        // Before the record, so that a failure leaves none behind that was not acknowledged.
        if durably, !isNameOnDisk {
            try OpenPlace(path.placement, for: .append).synchronizeDirectory()
            isNameOnDisk = true
        }
        JournalFormat.encode(payload, into: &buffer)
        do throws(System.Failure) {
            let count = try System.write(file.number, buffer)
            guard count == buffer.count else {
                // The kernel says why on the next attempt, which is usually that the disk is full.
                _ = try System.write(file.number, buffer, from: count)
                throw System.Failure.nothingWritten
            }
            if durably { try System.synchronizeData(file.number) }
        } catch {
            takeBack()
            throw errand.failed(error)
        }
        length += buffer.count
    }

    /// Made only for an error: naming the file costs more than writing the record.
    private var errand: Errand { Errand(.append, path.placement) }

    private mutating func takeBack() {
        do throws(System.Failure) {
            try System.truncate(file.number, to: Int64(length))
        } catch {
            isBroken = true
        }
    }

    /// Bytes so far; to decide when to fold.
    public var byteCount: Int { length }

    /// Starts a new journal and hands out the one so far, to be folded into the artifact and then removed.
    public mutating func rotate() throws(StorageError) -> FinishedJournal {
        var newPath = artifact
        var newFile = try Self.start(for: artifact, &newPath)
        swap(&file, &newFile)
        let finished = FinishedJournal(file: newFile, path: path)
        path = newPath
        length = JournalFormat.headerLength
        isBroken = false
        isNameOnDisk = false
        return finished
    }

    /// Ends the journal, to be folded into the artifact and then removed.
    public consuming func finish() -> FinishedJournal { FinishedJournal(file: file, path: path) }

    // MARK: Starting

    /// The file gets its name when it is locked and has its header, so that nobody takes it for abandoned.
    private static func start(for artifact: DurablePath, _ path: inout DurablePath) throws(StorageError) -> Descriptor {
        let place = try OpenPlace(artifact.placement, for: .create, missing: .make(durably: true))
        let writer = try ProcessIdentity.current()
        var serial: UInt32 = 0
        while true {
            let token = WriterToken(writer, serial: serial)
            let names = try Names(artifact, token, place.errand)
            if let file = try make(names, at: place) {
                path = names.path
                return file
            }
            serial += 1
        }
    }

    private struct Names {
        let path: DurablePath
        let final: String
        let temporary: String

        init(_ artifact: DurablePath, _ token: WriterToken, _ errand: Errand) throws(StorageError) {
            do throws(StateRootError) {
                let token = try PathSegment(token.description)
                path = try artifact.companion(.journal(token))
                final = Companion.journal(token).name(for: artifact.placement.name)
                temporary = try artifact.companion(.temporary(token)).placement.name
            } catch {
                throw errand.refused(.badName, error.message, remedy: "choose a shorter name")
            }
        }
    }

    /// Nil when one of the names is taken.
    private static func make(_ names: Names, at place: borrowing OpenPlace) throws(StorageError) -> Descriptor? {
        let directory = place.directory.number
        do throws(System.Failure) {
            let file = try System.open(
                names.temporary, in: directory, [.readAndWrite, .append, .new], mode: FileMode.ownerOnly.bits)
            defer { try? System.unlink(names.temporary, in: directory) }
            try System.setMode(file.number, FileMode.ownerOnly.bits)
            guard try System.lock(file.number, exclusively: true, waiting: false),
                try System.write(file.number, JournalFormat.header) == JournalFormat.headerLength
            else { throw System.Failure.nothingWritten }
            try System.link(names.temporary, to: names.final, in: directory)
            return file
        } catch {
            guard error.code == .exists else { throw place.errand.failed(error, at: names.path.description) }
            return nil
        }
    }
}

extension Placement {
    /// The last name; a placement always has one.
    var name: String { segments.last?.text ?? "" }
}
