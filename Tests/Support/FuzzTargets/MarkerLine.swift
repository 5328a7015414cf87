import Diagnostics

/// Reads bytes as a line of a log; what is read must be written so that it is read the same again.
public func fuzzMarkerLine(_ bytes: [UInt8]) {
    guard let line = MarkerLine(bytes) else { return }
    let printed = line.bytes
    guard printed.count <= 65_536 else { preconditionFailure("a line outgrew its bound") }
    guard !printed.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
        preconditionFailure("a control character was written as it is")
    }
    guard MarkerLine(printed) == line else { preconditionFailure("a line changed on its way there and back") }
    guard let marker = Marker(line) else { return }
    let again = MarkerLine(marker, at: line.time)
    guard Marker(again) == marker else { preconditionFailure("a marker changed on its way there and back") }
    guard MarkerLine(again.bytes) == again else { preconditionFailure("the line of a marker cannot be read") }
}
