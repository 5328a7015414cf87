/// The 512 bytes in front of a member, in the layout of POSIX.1-2017 (pax, "ustar Interchange Format").
enum TarBlock {
    static let size = 512

    /// What follows a header.
    enum Content: UInt8 {
        case file = 0x30
        case hardLink = 0x31
        case link = 0x32
        case directory = 0x35
        case extended = 0x78
        case extendedForAll = 0x67
        case longName = 0x4C
        case longLink = 0x4B
    }

    static let name = 0..<100
    static let mode = 100..<108
    static let user = 108..<116
    static let group = 116..<124
    static let length = 124..<136
    static let modified = 136..<148
    static let checksum = 148..<156
    static let content = 156
    static let linkTarget = 157..<257
    static let magic = 257..<265
    static let prefix = 345..<500

    static let ustar: [UInt8] = Array("ustar\u{0}00".utf8)
    /// GNU's own form, which it still writes for long names.
    static let gnu: [UInt8] = Array("ustar  \u{0}".utf8)

    /// The sum of all bytes, those of the checksum itself taken as blanks.
    static func sum(of block: [UInt8]) -> Int64 {
        var sum: Int64 = 0
        for (index, byte) in block.enumerated() { sum += checksum.contains(index) ? 0x20 : Int64(byte) }
        return sum
    }

    /// How many bytes fill the last block of a content.
    static func padding(after size: Int64) -> Int { Int((512 - size % 512) % 512) }

    /// A name in two parts that fit their fields; nil when there is no such place to cut it.
    static func split(_ path: [UInt8]) -> (prefix: ArraySlice<UInt8>, name: ArraySlice<UInt8>)? {
        guard path.count > name.count else { return (path[..<0], path[...]) }
        // A directory's last byte is a slash, behind which there is no name.
        for cut in path.indices.dropLast() where path[cut] == TarName.slash && cut > 0 {
            guard cut <= prefix.count else { return nil }
            if path.count - cut - 1 <= name.count { return (path[..<cut], path[(cut + 1)...]) }
        }
        return nil
    }
}
