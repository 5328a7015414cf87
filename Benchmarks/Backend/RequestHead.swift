import Glibc

/// What the backend needs to know of a request.
struct RequestHead {
    enum Target: Equatable {
        case small, large, idle, unknown
        case paced(eventsPerSecond: Int)
        case counted(events: Int)
    }

    let target: Target
    let isPost: Bool
    /// Bytes that the head takes.
    let size: Int
    /// Of the body; nil when a POST does not say.
    let length: Int?

    /// Nil while the head has not come whole.
    init?(in bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return nil }
        var lineStart = 0
        var length: Int?
        var isPost = false
        var target = Target.unknown
        while let newline = memchr(start + lineStart, 0x0A, bytes.count - lineStart) {
            let lineEnd = UnsafeRawPointer(newline) - start
            let line = UnsafeRawBufferPointer(rebasing: bytes[lineStart..<lineEnd])
            if lineStart == 0 {
                isPost = line.first == UInt8(ascii: "P")
                // A POST is answered alike wherever it goes, and nothing but a POST has a length.
                if !isPost { target = Self.target(of: line) }
            } else if line.count <= 1 {
                self.target = target
                self.isPost = isPost
                self.length = isPost ? length : 0
                size = lineEnd + 1
                return
            } else if isPost, length == nil {
                length = Self.length(in: line)
            }
            lineStart = lineEnd + 1
        }
        return nil
    }

    private static func target(of line: UnsafeRawBufferPointer) -> Target {
        if line.starts(with: "GET /small ".utf8) { return .small }
        if line.starts(with: "GET /large ".utf8) { return .large }
        if line.starts(with: "GET /idle ".utf8) { return .idle }
        let words = String(decoding: line, as: UTF8.self).split { " ?=".contains($0) }
        guard words.count > 3, words[1] == "/events", let number = Int(words[3]), number > 0 else { return .unknown }
        return switch words[2] {
        case "rate" where number <= 1000: .paced(eventsPerSecond: number)
        case "count": .counted(events: number)
        default: .unknown
        }
    }

    private static func length(in line: UnsafeRawBufferPointer) -> Int? {
        let name = "content-length:".utf8
        guard line.count > name.count, zip(line, name).allSatisfy({ $0 | 0x20 == $1 || $0 == $1 }) else { return nil }
        var value = 0
        for byte in line[name.count...] where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
            value = value &* 10 &+ Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
