/// Writes tar archives piece by piece: a header, the content, its padding, and so on to the end.
///
/// The same entries give the same bytes: user and group are 0 and have no names, and an extended (pax) header stands
/// only in front of a member whose facts the plain one cannot hold.
public enum TarWriter {
    /// What stands in front of the content of an entry.
    public static func header(of entry: TarEntry) throws(FormatError) -> [UInt8] {
        if let objection = objection(to: entry) { throw FormatError(.tar, .range, objection) }
        var records = PaxRecords()
        var path = Array(entry.path.utf8)
        if entry.kind == .directory { path.append(TarName.slash) }
        let parts = TarBlock.split(path)
        if parts == nil { records.path = String(decoding: path, as: UTF8.self) }
        var target: [UInt8] = []
        if case .link(let text) = entry.kind {
            target = Array(text.utf8)
            if target.count > TarBlock.linkTarget.count { records.linkTarget = text }
        }
        let size = TarField.octal(entry.size, width: TarBlock.length.count)
        if size == nil { records.size = entry.size }
        let modified = TarField.octal(entry.modified, width: TarBlock.modified.count)
        if modified == nil { records.modified = entry.modified }

        var bytes = extended(records)
        bytes += block(
            entry.kind.content, prefix: parts?.prefix ?? [], name: parts?.name ?? path.prefix(TarBlock.name.count),
            mode: entry.mode, size: size, modified: modified, target: target.prefix(TarBlock.linkTarget.count))
        return bytes
    }

    /// What follows a content of that size.
    public static func padding(after size: Int64) -> [UInt8] {
        [UInt8](repeating: 0, count: TarBlock.padding(after: max(0, size)))
    }

    /// What stands at the end of every archive.
    public static let end = [UInt8](repeating: 0, count: 2 * TarBlock.size)

    private static func objection(to entry: TarEntry) -> String? {
        if let objection = TarName.objection(to: entry.path) { return objection }
        guard entry.mode <= 0o7777 else { return "'\(SafeText.visible(entry.path))' has a mode beyond 07777" }
        switch entry.kind {
        case .file: return entry.size >= 0 ? nil : "'\(SafeText.visible(entry.path))' has a negative size"
        case .directory: return entry.size == 0 ? nil : "a directory has no content"
        case .link(let target):
            guard entry.size == 0 else { return "a link has no content" }
            return TarName.objection(toLink: target, at: entry.path)
        }
    }

    private static func extended(_ records: PaxRecords) -> [UInt8] {
        guard !records.isEmpty else { return [] }
        let bytes = records.bytes
        let header = block(
            .extended, prefix: [], name: Array("PaxHeaders/entry".utf8)[...], mode: 0o644,
            size: TarField.octal(Int64(bytes.count), width: TarBlock.length.count), modified: nil, target: [])
        return header + bytes + padding(after: Int64(bytes.count))
    }

    /// A number that is nil stands in the extended header instead.
    private static func block(
        _ content: TarBlock.Content, prefix: ArraySlice<UInt8>, name: ArraySlice<UInt8>, mode: UInt32,
        size: [UInt8]?, modified: [UInt8]?, target: ArraySlice<UInt8>
    ) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: TarBlock.size)
        func put(_ bytes: some Collection<UInt8>, _ field: Range<Int>) {
            for (index, byte) in zip(field, bytes) { block[index] = byte }
        }
        func number(_ value: Int64, _ field: Range<Int>) -> [UInt8] {
            TarField.octal(value, width: field.count) ?? []
        }
        put(name, TarBlock.name)
        put(number(Int64(mode), TarBlock.mode), TarBlock.mode)
        put(number(0, TarBlock.user), TarBlock.user)
        put(number(0, TarBlock.group), TarBlock.group)
        put(size ?? number(0, TarBlock.length), TarBlock.length)
        put(modified ?? number(0, TarBlock.modified), TarBlock.modified)
        block[TarBlock.content] = content.rawValue
        put(target, TarBlock.linkTarget)
        put(TarBlock.ustar, TarBlock.magic)
        put(prefix, TarBlock.prefix)
        // Six digits, a zero byte and a blank, as every tar writes it.
        put((TarField.octal(TarBlock.sum(of: block), width: 7) ?? []) + [0x20], TarBlock.checksum)
        return block
    }
}

extension TarEntry.Kind {
    fileprivate var content: TarBlock.Content {
        switch self {
        case .file: .file
        case .directory: .directory
        case .link: .link
        }
    }
}
