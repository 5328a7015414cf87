import Secrets

/// Redacts any bytes: again changes nothing, a known value never survives, and the bounded form keeps its bound.
public func fuzzRedaction(_ bytes: [UInt8]) {
    var redactor = Redactor()
    redactor.register(Secret("known-s3cret"))
    let once = redactor.redacted(bytes)
    guard redactor.redacted(once) == once else { preconditionFailure("redacting twice is not redacting once") }
    guard !contains(once, Array("known-s3cret".utf8)) else { preconditionFailure("a known value survived") }

    let text = String(decoding: bytes, as: UTF8.self)
    let redacted = redactor.redacted(text)
    guard Array(redacted.utf8) == redactor.redacted(Array(text.utf8)) else {
        preconditionFailure("text and its bytes are redacted differently")
    }
    for limit in [0, 2, 10, 100] {
        let short = redactor.redacted(text, limit: limit)
        guard short.utf8.count <= limit else { preconditionFailure("longer than its limit of \(limit)") }
        guard !contains(Array(short.utf8), Array("known-s3cret".utf8)) else {
            preconditionFailure("a known value survived in a short text")
        }
    }
    // A planted token goes, whatever text stands on the lines before and after.
    let token = "PLANTEDtoken0123456789abcdef"
    let planted = redactor.redacted(text + "\nghp_" + token + "\n" + text)
    guard !contains(Array(planted.utf8), Array(token.prefix(12).utf8)) else { preconditionFailure("a token survived") }
}

private func contains(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
    guard bytes.count >= needle.count else { return false }
    return (0...(bytes.count - needle.count)).contains { bytes[$0..<($0 + needle.count)].elementsEqual(needle) }
}
