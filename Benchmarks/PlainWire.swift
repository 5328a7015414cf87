import Foundation

/// A head as a program that takes no care reads it: as text, split at its lines.
struct PlainHead {
    let startLine: String
    let fields: [(name: String, value: String)]

    init?(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        guard let first = lines.first else { return nil }
        startLine = first
        fields = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (
                String(line[..<colon]),
                line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            )
        }
    }

    func rewritten() -> String {
        var text = startLine + "\r\n"
        for (name, value) in fields {
            switch name.lowercased() {
            case "host", "connection": continue
            default: text += "\(name): \(value)\r\n"
            }
        }
        return text + "Host: chatgpt.com\r\n\r\n"
    }
}

/// Chunks, byte by byte.
enum PlainChunks {
    static func count(_ bytes: [UInt8]) -> Int {
        var chunks = 0
        var offset = 0
        while offset < bytes.count {
            var size = 0
            while bytes[offset] != 0x0D {
                size = size * 16 + (Character(UnicodeScalar(bytes[offset])).hexDigitValue ?? 0)
                offset += 1
            }
            offset += 2 + size + 2
            chunks += 1
        }
        return chunks
    }
}

/// Events, as text split at its lines.
enum PlainEvents {
    static func dataLength(_ text: String) -> Int {
        text.components(separatedBy: "\n\n").reduce(0) { total, event in
            total
                + event.components(separatedBy: "\n").filter { $0.hasPrefix("data: ") }
                .reduce(0) { $0 + $1.utf8.count - 6 }
        }
    }
}
