import Foundation

enum Pipe {
    /// One end of a pipe, closed once.
    final class End: @unchecked Sendable {
        // Invariant: `descriptor` is touched under the lock only, and is -1 once closed.
        private let lock = NSLock()
        private var descriptor: Int32

        init(_ descriptor: Int32) { self.descriptor = descriptor }

        func write(_ bytes: [UInt8]) {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Foundation.write(current, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }

        func readToEnd() -> [UInt8] {
            var result: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 65536)
            while true {
                let count = read(current, &chunk, chunk.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return result }
                result += chunk[..<count]
            }
        }

        func close() {
            lock.lock()
            defer { lock.unlock() }
            if descriptor >= 0 { Foundation.close(descriptor) }
            descriptor = -1
        }

        private var current: Int32 {
            lock.lock()
            defer { lock.unlock() }
            return descriptor
        }

        deinit { close() }
    }
}
