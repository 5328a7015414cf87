/// A refusal on its way out of the parser; its line and column are worked out only at the top.
struct JSONFault: Error {
    let code: FormatError.Code
    let message: String
    let offset: Int

    init(_ code: FormatError.Code, _ message: String, at offset: Int) {
        self.code = code
        self.message = message
        self.offset = offset
    }

    func error(in bytes: RawSpan) -> FormatError {
        FormatError(.json, code, message, at: TextPosition(offset: offset, in: bytes))
    }

    /// A name as a message may show it: escaped, and cut short.
    static func shown(_ name: String) -> String {
        let isLong = name.unicodeScalars.count > 60
        let cut = isLong ? String(String.UnicodeScalarView(name.unicodeScalars.prefix(60))) + "…" : name
        return String(decoding: JSON.string(cut).serialized(), as: UTF8.self)
    }
}
