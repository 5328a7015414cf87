/// Walks the elements of a comma-separated list (RFC 9110 section 5.6.1.2); empty elements are passed over.
///
/// A comma inside a quoted string (RFC 9110 section 5.6.4) does not separate.
public struct ListElements {
    private var position: Int
    private let end: Int

    /// The list that stands at this place of the bytes.
    public init(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    /// The place of the next element without the blanks around it; nil after the last.
    public mutating func next(in bytes: RawSpan) -> Range<Int>? {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, end <= buffer.count else { return nil }
            return next(base)
        }
    }

    mutating func next(_ base: UnsafeRawPointer) -> Range<Int>? {
        while position < end {
            let start = position
            var isQuoted = false
            while position < end {
                let byte = ByteScan.byte(base, position)
                if isQuoted {
                    if byte == ASCII.backslash { position += 1 } else if byte == ASCII.quote { isQuoted = false }
                } else if byte == ASCII.quote {
                    isQuoted = true
                } else if byte == ASCII.comma {
                    break
                }
                position += 1
            }
            let element = ByteScan.trimmed(start..<min(position, end), in: base)
            position += 1
            if !element.isEmpty { return element }
        }
        return nil
    }
}

extension RawSpan {
    /// Whether these bytes are the text, letters compared without case; false where the place lies outside.
    public func equals(_ text: StaticString, at range: Range<Int>) -> Bool {
        withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, range.lowerBound >= 0, range.upperBound <= bytes.count else {
                return text.utf8CodeUnitCount == 0 && range.isEmpty
            }
            return ByteScan.matches(any: text, base, range)
        }
    }

    /// The bytes at a place as text, with what is no UTF-8 replaced; empty where the place lies outside.
    public func text(at range: Range<Int>) -> String {
        withUnsafeBytes { bytes in
            guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return "" }
            return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        }
    }
}
