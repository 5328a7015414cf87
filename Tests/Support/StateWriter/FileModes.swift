import Glibc
import StateRoots
import Storage

extension StateWriter {
    /// Replaces the document `count` times, from `first` on, with contents that are recognised when whole.
    static func write(_ places: Places, _ arguments: [String]) throws {
        let first = number(arguments, 0, 1)
        let count = number(arguments, 1, 1)
        let size = number(arguments, 2, 4000)
        for change in first..<first + count {
            try AtomicFile.write(content(change, size), to: places.document, keepingLastGood: true)
            acknowledge("\(change)")
        }
    }

    /// The number on a line, filling, and the number again.
    private static func content(_ change: Int, _ size: Int) -> [UInt8] {
        Array("\(change)\n\(String(repeating: "x", count: size))\n\(change)\n".utf8)
    }

    static func create(_ places: Places) throws {
        try AtomicFile.createNew(content(1, 4000), at: places.created)
        acknowledge("1")
    }

    static func external(_ places: Places, _ arguments: [String]) throws {
        let before = try SafeFile.read(places.external, limit: 1 << 20)
        try ExternalFile.write(before + Array("changed\n".utf8), to: places.external, expecting: .content(before))
        acknowledge("1")
    }

    static func log(_ places: Places, _ arguments: [String]) throws {
        let log = try AppendFile(places.log)
        for line in 1...number(arguments, 0, 1) {
            try log.append(Array("line \(line)\n".utf8))
            acknowledge("\(line)")
        }
    }

    /// Holds the document's lock until standard input ends.
    static func lock(_ places: Places, _ arguments: [String]) throws {
        let lock = try FileLock(of: places.document, purpose: "to be waited for", wait: .atMost(.seconds(30)))
        acknowledge("held")
        var byte: UInt8 = 0
        while read(STDIN_FILENO, &byte, 1) > 0 {}
        lock.release()
    }
}
