import Formats

/// The files of a document: the document itself, its last good copy, and what was set aside as damaged.
struct DocumentFiles: Sendable {
    let path: DurablePath
    let lastGood: DurablePath
    let composition: Composition

    static let limits = JSONLimits.standard

    /// What a file holds.
    private enum Content {
        case absent
        case document(JSONObject)
        /// One clause that says what is wrong.
        case damaged(String)
    }

    /// The newest content that is whole; nothing is changed.
    func read(_ errand: Errand) throws(StorageError) -> DocumentSnapshot {
        let copy = Lazily { () throws(StorageError) -> Content in try content(of: lastGood) }
        let root: JSONObject
        var findings: [DocumentFinding] = []
        var source = DocumentSnapshot.Source.primary
        switch try content(of: path) {
        case .document(let object):
            root = object
        case .absent:
            switch try copy.get() {
            case .absent: return DocumentSnapshot(JSONObject(), .absent)
            case .document(let object): root = object
            case .damaged(let why):
                throw errand.refused(
                    .corrupt, "it is gone, and its copy \(quoted(lastGood.description)) is damaged: \(why)",
                    remedy: "restore it from a backup, or move the copy away to start anew")
            }
            findings.append(DocumentFinding("the file is gone: read from \(quoted(lastGood.description))"))
            source = .lastGood
        case .damaged(let why):
            guard case .document(let object) = try copy.get() else {
                throw errand.refused(
                    .corrupt, "it is damaged (\(why)), and there is no good copy in \(quoted(lastGood.description))",
                    remedy: "correct it with an editor, or restore it from a backup")
            }
            root = object
            findings.append(DocumentFinding("the file is damaged (\(why)): read from \(quoted(lastGood.description))"))
            source = .lastGood
        }
        let checked = try composition.checked(
            root, lastGood: { if case .document(let object)? = try? copy.get() { object } else { nil } }, errand)
        return DocumentSnapshot(checked.root, source, findings + checked.findings)
    }

    private func content(of path: DurablePath) throws(StorageError) -> Content {
        guard let bytes = try SafeFile.readIfPresent(path, limit: Self.limits.maxBytes) else { return .absent }
        do throws(FormatError) {
            guard let object = try JSON.parse(bytes, limits: Self.limits).object else {
                return .damaged("it is JSON, but no object")
            }
            return .document(object)
        } catch {
            return .damaged(error.description)
        }
    }

    /// Replaces the document and its copy; a damaged file keeps its content under a name of its own.
    func write(
        _ root: JSONObject, replacing snapshot: DocumentSnapshot, at seconds: Int64, _ errand: Errand
    ) throws(StorageError) {
        let document = JSON.object(root)
        guard document.isNested(within: Self.limits.maxDepth) else {
            throw errand.refused(
                .refused, "the change nests deeper than the \(Self.limits.maxDepth) levels that are read back",
                remedy: "report it: this is a defect")
        }
        let bytes = document.serialized(.pretty)
        guard bytes.count <= Self.limits.maxBytes else {
            throw errand.refused(
                .tooLarge, "the document would have \(bytes.count) bytes, more than are read back",
                remedy: "remove what is no longer needed from it")
        }
        if !snapshot.findings.isEmpty { try setAside(at: seconds, errand) }
        try AtomicFile.write(bytes, to: path, keepingLastGood: true)
    }

    /// Gives the file as it is a second name, so that the first is never without content.
    private func setAside(at seconds: Int64, _ errand: Errand) throws(StorageError) {
        let place = try OpenPlace(path.placement, for: errand.operation)
        guard try place.status() != nil else { return }
        var serial = 0
        while true {
            let label = "\(WallClock.compactText(seconds))\(serial == 0 ? "" : "-\(serial)")"
            let name: String
            do throws(StateRootError) {
                name = try path.companion(.damaged(PathSegment(label))).placement.name
            } catch {
                throw errand.refused(.badName, error.message, remedy: "choose a shorter name")
            }
            do throws(System.Failure) {
                return try System.link(place.name, to: name, in: place.directory.number)
            } catch {
                guard error.code == .exists, serial < 1000 else { throw errand.failed(error) }
            }
            serial += 1
        }
    }
}

/// Something that is looked up at most once, and only when it is asked for.
private final class Lazily<Value> {
    private let make: () throws(StorageError) -> Value
    private var value: Value?

    init(_ make: @escaping () throws(StorageError) -> Value) { self.make = make }

    func get() throws(StorageError) -> Value {
        if let value { return value }
        let made = try make()
        value = made
        return made
    }
}

extension JSON {
    /// Whether a reader with this limit takes the value.
    fileprivate func isNested(within levels: Int) -> Bool {
        switch self {
        case .array(let items): levels > 0 && items.allSatisfy { $0.isNested(within: levels - 1) }
        case .object(let object): levels > 0 && object.allSatisfy { $0.value.isNested(within: levels - 1) }
        default: true
        }
    }
}
