import Foundation

extension ChildProcess {
    /// Reads what the child says until a text stands in it, and no further; kills it at the deadline, which is an error.
    public func waitUntilItSays(_ text: String, within seconds: Double = 60) async throws {
        try await offPool { [self] in
            let watchdog = Watchdog(seconds: seconds) { [self] in signal(SIGKILL) }
            var said: [UInt8] = []
            while !said.suffix(text.utf8.count).elementsEqual(text.utf8) {
                var byte: UInt8 = 0
                guard read(outputDescriptor, &byte, 1) == 1 else {
                    throw HarnessError("it ended with \(String(decoding: said, as: UTF8.self)), and not '\(text)'")
                }
                said.append(byte)
            }
            _ = watchdog.end()
        }
    }
}
