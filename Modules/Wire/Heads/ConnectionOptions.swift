/// What the Connection fields of a head ask for (RFC 9110 section 7.6.1).
struct ConnectionOptions {
    var close = false
    var keepAlive = false
    var upgrade = false

    /// Reads the options, and marks each field that one of them names as one for this connection only.
    static func read(
        _ fields: inout FieldTable, _ base: UnsafeRawPointer, _ limits: HeadLimits
    ) throws(WireFault) -> ConnectionOptions {
        var options = ConnectionOptions()
        guard fields.contains(.connection) else { return options }
        if let value = fields.onlyValue(.connection) {
            // What nearly every message says.
            if LowercaseText.matches("keep-alive", base, value) {
                options.keepAlive = true
                return options
            }
            if LowercaseText.matches("close", base, value) {
                options.close = true
                return options
            }
        }
        var count = 0
        for index in 0..<fields.count where fields[index].name == .connection {
            var elements = ListElements(fields[index].valueRange)
            while let element = elements.next(base) {
                count += 1
                guard count <= limits.connectionOptions else { throw .tooManyConnectionOptions }
                if LowercaseText.matches("keep-alive", base, element) {
                    options.keepAlive = true
                } else if LowercaseText.matches("close", base, element) {
                    options.close = true
                } else if LowercaseText.matches("upgrade", base, element) {
                    options.upgrade = true
                } else {
                    let end = ByteScan.firstOutside(.token, in: base, from: element.lowerBound, to: element.upperBound)
                    guard end == element.upperBound else { throw .connectionOption }
                    mark(element, in: &fields, base)
                }
            }
        }
        return options
    }

    private static func mark(_ option: Range<Int>, in fields: inout FieldTable, _ base: UnsafeRawPointer) {
        for index in 0..<fields.count {
            let field = fields[index]
            guard Int(field.nameLength) == option.count, !field.isHopByHop, !HopByHop.never.contains(field.name),
                ByteScan.equalIgnoringCase(
                    base + option.lowerBound, base + field.nameRange.lowerBound, count: option.count)
            else { continue }
            fields.markHopByHop(index)
        }
    }

    /// Whether the connection stays open after the message (RFC 9112 section 9.3).
    func keepsAlive(_ version: HTTPVersion) -> Bool { !close && (version >= .http11 || keepAlive) }
}
