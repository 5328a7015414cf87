import Wire

// Spans cannot be arguments of expectations; these take what a test has.

extension RequestParser {
    mutating func parse(_ bytes: some Collection<UInt8>) -> HeadProgress { parse(Array(bytes).span.bytes) }
}

extension ResponseParser {
    mutating func parse(_ bytes: some Collection<UInt8>, answering method: Method) -> HeadProgress {
        parse(Array(bytes).span.bytes, answering: method)
    }
}

extension BodyReader {
    mutating func next(in input: some Collection<UInt8>, at offset: inout Int) -> Piece {
        next(in: Array(input).span.bytes, at: &offset)
    }

    mutating func follow(_ input: some Collection<UInt8>) -> Following { follow(Array(input).span.bytes) }
}

extension FieldTable {
    func firstValue(named name: StaticString, in head: [UInt8]) -> Range<Int>? {
        firstValue(named: name, in: head.span.bytes)
    }

    func firstIndex(named name: StaticString, from start: Int, in head: [UInt8]) -> Int? {
        firstIndex(named: name, from: start, in: head.span.bytes)
    }

    func list(_ name: FieldName, contains token: StaticString, in head: [UInt8]) -> Bool {
        list(name, contains: token, in: head.span.bytes)
    }
}

extension ListElements {
    mutating func next(in bytes: [UInt8]) -> Range<Int>? { next(in: bytes.span.bytes) }
}

extension [UInt8] {
    func text(at range: Range<Int>) -> String { span.bytes.text(at: range) }

    func equals(_ text: StaticString, at range: Range<Int>) -> Bool { span.bytes.equals(text, at: range) }
}

extension ByteBuffer {
    /// What a function writes into an empty buffer; nil when it throws, and then nothing may have been written.
    static func written(_ write: (inout ByteBuffer) throws(WireError) -> Void) -> Result<String, WireError> {
        var out = ByteBuffer()
        do throws(WireError) {
            try write(&out)
            return .success(String(decoding: out.array, as: UTF8.self))
        } catch {
            return out.count == 0 ? .failure(error) : .success("written in spite of \(error)")
        }
    }
}

/// The code of the fault that the work throws; nil when it throws none.
func fault(_ work: () throws(WireError) -> Void) -> WireError.Code? {
    do throws(WireError) {
        try work()
        return nil
    } catch {
        return error.code
    }
}
