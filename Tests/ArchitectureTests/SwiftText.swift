/// Swift source with comments and the insides of strings blanked out, so that rules look at code alone.
enum SwiftText {
    static func code(of source: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(source.utf8)
        var index = 0
        func at(_ text: StaticString) -> Bool {
            let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            return bytes[index...].starts(with: wanted)
        }
        func blank(_ count: Int) {
            for byte in bytes[index..<min(index + count, bytes.count)] { result.append(byte == 0x0A ? byte : 0x20) }
            index = min(index + count, bytes.count)
        }
        while index < bytes.count {
            if at("//") {
                while index < bytes.count, bytes[index] != 0x0A { blank(1) }
            } else if at("/*") {
                var depth = 0
                repeat {
                    if at("/*") { depth += 1; blank(2) } else if at("*/") { depth -= 1; blank(2) } else { blank(1) }
                } while depth > 0 && index < bytes.count
            } else if at("\"\"\"") {
                blank(3)
                while index < bytes.count, !at("\"\"\"") { blank(bytes[index] == UInt8(ascii: "\\") ? 2 : 1) }
                blank(3)
            } else if at("#\"") {
                blank(2)
                while index < bytes.count, !at("\"#") { blank(1) }
                blank(2)
            } else if at("\"") {
                blank(1)
                while index < bytes.count, !at("\""), bytes[index] != 0x0A {
                    blank(bytes[index] == UInt8(ascii: "\\") ? 2 : 1)
                }
                blank(1)
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
