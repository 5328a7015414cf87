/// Recognises compact JWS and JWE (RFC 7515 §7.1, RFC 7516 §7.1) by their shape.
///
/// A header is a JSON object, so its base64url begins with `eyJ`. Three parts or more make a token; two make one if
/// the second is JSON as well, because then somebody cut the signature off and the claims are still there.
enum JSONWebToken {
    static let kind = "jwt"
    static let start = Array("eyJ".utf8)
    private static let shortestHeader = 8
    private static let shortestPayload = 4

    /// Where the token that begins at `start` ends; `headerEnd` is where the run of token characters around it ends.
    static func end(in text: [UInt8], at start: Int, headerEnd: Int) -> Int? {
        guard headerEnd - start >= shortestHeader, isDot(text, headerEnd) else { return nil }
        let payload = headerEnd + 1
        var end = partEnd(text, payload)
        let hasThirdPart = isDot(text, end) && end - payload >= shortestPayload
        guard hasThirdPart || RedactionMask.hasPrefix(self.start, text, payload) else { return nil }
        // A JWE has five parts, one of them perhaps empty.
        while isDot(text, end), end + 1 < text.count, Characters.isToken(text[end + 1]) || isDot(text, end + 1) {
            end = partEnd(text, end + 1)
        }
        return end
    }

    private static func isDot(_ text: [UInt8], _ index: Int) -> Bool {
        index < text.count && text[index] == UInt8(ascii: ".")
    }

    private static func partEnd(_ text: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < text.count, Characters.isToken(text[index]) { index += 1 }
        return index
    }
}
