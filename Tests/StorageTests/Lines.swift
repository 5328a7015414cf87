import Glibc
import Harness

/// The lines that a running child has said so far, read until `count` are there or the child ends.
func lines(of child: ChildProcess, count: Int) async throws -> [String] {
    let descriptor = child.outputDescriptor
    return try await offPool {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        var lines = 0
        while lines < count, read(descriptor, &byte, 1) == 1 {
            bytes.append(byte)
            if byte == UInt8(ascii: "\n") { lines += 1 }
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

func firstLine(of child: ChildProcess) async throws -> String? { try await lines(of: child, count: 1).first }
