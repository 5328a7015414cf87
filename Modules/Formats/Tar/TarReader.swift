/// Reads a tar archive as its bytes come, and trusts none of them.
///
/// It knows the plain (ustar) form, extended (pax) headers and GNU's long names. Names that lead anywhere but down,
/// hard links, devices and pipes are refused, and so is a header whose checksum is wrong.
public struct TarReader: Sendable {
    /// What was found next.
    public enum Event: Hashable, Sendable {
        /// A member; its content follows, as many bytes as it says.
        case entry(TarEntry)
        /// The next bytes of the member's content, never empty.
        case content(ArraySlice<UInt8>)
        /// The end of the archive; only zeros may follow.
        case end
    }

    private enum State {
        case header
        case content(left: Int64, padding: Int)
        case padding(Int)
        case extended(TarBlock.Content, left: Int, padding: Int)
        case ended
    }

    private let limits: TarLimits
    private var state = State.header
    /// What was read of a header or an extended header that is not whole yet.
    private var pending: [UInt8] = []
    private var records = PaxRecords()
    private var zeroBlocks = 0
    /// How many bytes were taken, for the words of an error.
    private var offset: Int64 = 0

    public init(limits: TarLimits = .standard) { self.limits = limits }

    /// Takes bytes off the front of the input, as far as the next event; nil when all are taken and more are needed.
    public mutating func next(_ input: inout ArraySlice<UInt8>) throws(FormatError) -> Event? {
        while !input.isEmpty {
            switch state {
            case .header:
                guard collect(TarBlock.size, &input) else { return nil }
                let block = pending
                pending = []
                if let event = try header(block) { return event }
            case .content(let left, let padding):
                let piece = take(Int(clamping: left), &input)
                let rest = left - Int64(piece.count)
                state = rest > 0 ? .content(left: rest, padding: padding) : .padding(padding)
                return .content(piece)
            case .padding(let left):
                let skipped = take(left, &input).count
                state = left > skipped ? .padding(left - skipped) : .header
            case .extended(let kind, let size, let padding):
                guard collect(size, &input) else { return nil }
                let bytes = pending
                pending = []
                try extend(kind, bytes)
                state = .padding(padding)
            case .ended:
                let piece = take(input.count, &input)
                guard piece.allSatisfy({ $0 == 0 }) else { throw refused(.syntax, "something follows the end") }
            }
        }
        return nil
    }

    /// To be asked when there are no more bytes: throws unless the archive had come to its end.
    public func finish() throws(FormatError) {
        guard case .ended = state else { throw refused(.syntax, "the archive is cut off") }
    }

    private mutating func take(_ count: Int, _ input: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let piece = input.prefix(count)
        input = input.dropFirst(piece.count)
        offset += Int64(piece.count)
        return piece
    }

    private mutating func collect(_ count: Int, _ input: inout ArraySlice<UInt8>) -> Bool {
        pending += take(count - pending.count, &input)
        return pending.count == count
    }

    private func refused(_ code: FormatError.Code, _ message: String) -> FormatError {
        FormatError(.tar, code, "\(message) (before byte \(offset))")
    }

    // MARK: Headers

    private mutating func header(_ block: [UInt8]) throws(FormatError) -> Event? {
        guard block.contains(where: { $0 != 0 }) else {
            zeroBlocks += 1
            guard zeroBlocks == 2 else { return nil }
            guard records.isEmpty else { throw refused(.syntax, "a header without a member stands at the end") }
            state = .ended
            return .end
        }
        guard zeroBlocks == 0 else { throw refused(.syntax, "something follows a block of zeros") }
        guard TarField.number(block[TarBlock.checksum]) == TarBlock.sum(of: block) else {
            throw refused(.syntax, "the checksum of a header is wrong")
        }
        let magic = block[TarBlock.magic]
        guard magic.elementsEqual(TarBlock.ustar) || magic.elementsEqual(TarBlock.gnu) else {
            throw refused(.shape, "a header is of a form older than ustar")
        }
        guard let stated = TarField.number(block[TarBlock.length]) else {
            throw refused(.range, "a size is negative, too large or no number")
        }
        // Zero is what the first tar wrote for a file, and 7 asks for contiguous storage.
        let code = block[TarBlock.content]
        let content = code == 0 || code == UInt8(ascii: "7") ? .file : TarBlock.Content(rawValue: code)
        switch content {
        case .file, .link, .directory: return try member(content ?? .file, block, stated, magic)
        case .extended, .extendedForAll, .longName, .longLink:
            guard stated <= limits.maxExtension else { throw refused(.size, "an extended header is too long") }
            let size = Int(stated)
            let padding = TarBlock.padding(after: stated)
            state = size == 0 ? .header : .extended(content ?? .extended, left: size, padding: padding)
            return nil
        case .hardLink: throw refused(.shape, "a hard link is not accepted")
        case nil: throw refused(.shape, "a member is neither a file nor a directory")
        }
    }

    private mutating func extend(_ kind: TarBlock.Content, _ bytes: [UInt8]) throws(FormatError) {
        switch kind {
        case .longName:
            guard let text = TarField.text(bytes[...]) else { throw refused(.encoding, "a name is not UTF-8") }
            records.path = text
        case .longLink:
            guard let text = TarField.text(bytes[...]) else { throw refused(.encoding, "a link is not UTF-8") }
            records.linkTarget = text
        case .extendedForAll:
            // What it says of all members is of no use here, but it must be well formed.
            var ignored = PaxRecords()
            if let objection = ignored.take(bytes) { throw refused(.syntax, objection) }
        default:
            if let objection = records.take(bytes) { throw refused(.syntax, objection) }
        }
    }

    private mutating func member(
        _ content: TarBlock.Content, _ block: [UInt8], _ stated: Int64, _ magic: ArraySlice<UInt8>
    ) throws(FormatError) -> Event? {
        let extra = records
        records = PaxRecords()
        let full: String
        if let path = extra.path { full = path } else { full = try name(in: block, magic) }
        guard let mode = TarField.number(block[TarBlock.mode]), mode <= 0o777_7777,
            let modified = extra.modified ?? TarField.number(block[TarBlock.modified])
        else { throw refused(.range, "a mode or a time is no number") }
        let isDirectory = content == .directory || (content == .file && full.utf8.last == TarName.slash)
        let path = TarName.canonical(full)
        let size = extra.size ?? stated
        guard content == .file && !isDirectory || size == 0 else {
            throw refused(.shape, "something that is no file has content")
        }
        guard size <= limits.maxSize else {
            throw refused(.size, "'\(SafeText.visible(path))' is larger than \(limits.maxSize) bytes")
        }
        // The directory itself, as `tar -C directory .` writes it.
        if path.isEmpty, isDirectory { return nil }
        if let objection = TarName.objection(to: path) { throw refused(.range, objection) }
        var kind = isDirectory ? TarEntry.Kind.directory : .file
        if content == .link {
            guard let text = extra.linkTarget ?? TarField.text(block[TarBlock.linkTarget]) else {
                throw refused(.encoding, "a link is not UTF-8")
            }
            guard limits.acceptsLinks else { throw refused(.shape, "'\(SafeText.visible(path))' is a link") }
            if let objection = TarName.objection(toLink: text, at: path) { throw refused(.range, objection) }
            kind = .link(to: text)
        }
        if size > 0 { state = .content(left: size, padding: TarBlock.padding(after: size)) }
        return .entry(
            TarEntry(path: path, kind: kind, mode: UInt32(mode & 0o7777), size: size, modified: modified))
    }

    /// The name in the block itself, which an extended header makes unnecessary and perhaps cuts within a letter.
    private func name(in block: [UInt8], _ magic: ArraySlice<UInt8>) throws(FormatError) -> String {
        // In GNU's own form the bytes of the prefix hold other things.
        let prefix = magic.elementsEqual(TarBlock.ustar) ? TarField.text(block[TarBlock.prefix]) : ""
        guard let name = TarField.text(block[TarBlock.name]), let prefix else {
            throw refused(.encoding, "a name is not UTF-8")
        }
        return prefix.isEmpty ? name : "\(prefix)/\(name)"
    }
}
