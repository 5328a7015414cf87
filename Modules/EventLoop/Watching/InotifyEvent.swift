/// An event of inotify(7).
struct InotifyEvent: Hashable {
    struct Mask: OptionSet, Hashable {
        let rawValue: UInt32
        static let modify = Mask(rawValue: 0x2)
        static let attributes = Mask(rawValue: 0x4)
        static let closeWrite = Mask(rawValue: 0x8)
        static let movedFrom = Mask(rawValue: 0x40)
        static let movedTo = Mask(rawValue: 0x80)
        static let create = Mask(rawValue: 0x100)
        static let delete = Mask(rawValue: 0x200)
        static let deleteSelf = Mask(rawValue: 0x400)
        static let moveSelf = Mask(rawValue: 0x800)
        static let unmount = Mask(rawValue: 0x2000)
        static let overflow = Mask(rawValue: 0x4000)
        static let ignored = Mask(rawValue: 0x8000)
        static let onlyDirectories = Mask(rawValue: 0x0100_0000)
        static let excludeUnlinked = Mask(rawValue: 0x0400_0000)
        static let addToMask = Mask(rawValue: 0x2000_0000)
        static let isDirectory = Mask(rawValue: 0x4000_0000)
    }

    var watch: Int32
    var mask: Mask
    var cookie: UInt32 = 0
    var name: [UInt8] = []

    /// Takes apart what one read gave: sixteen bytes of head, then the name with zeros behind it.
    static func each(in bytes: UnsafeRawBufferPointer, _ body: (InotifyEvent) -> Void) {
        var place = 0
        while bytes.count - place >= 16 {
            func number(_ offset: Int) -> UInt32 {
                bytes.loadUnaligned(fromByteOffset: place + offset, as: UInt32.self)
            }
            let length = Int(number(12))
            guard length <= bytes.count - place - 16 else { return }
            let name = bytes[(place + 16)..<(place + 16 + length)].prefix { $0 != 0 }
            body(
                InotifyEvent(
                    watch: Int32(bitPattern: number(0)), mask: Mask(rawValue: number(4)), cookie: number(8),
                    name: Array(name)))
            place += 16 + length
        }
    }
}
