import Wire

/// Heads as text in which everything shows that a parser found out, and no place in the bytes.
enum MessageText {
    static func request(_ head: RequestHead, _ bytes: RawSpan) -> String {
        let target = head.target
        return """
            \(bytes.text(at: head.methodRange)) \(target.form) \(bytes.text(at: target.range)) \(head.version)
            path \(bytes.text(at: target.path)), query \(text(target.query, bytes)), \
            authority \(text(target.authority, bytes)), for \(text(head.authority, bytes)), secure \(target.isSecure)
            framing \(head.framing), keeps alive \(head.keepsAlive), upgrade \(head.asksForUpgrade), \
            WebSocket \(head.asksForWebSocket), waits \(head.expectsContinue)

            """
    }

    static func response(_ head: ResponseHead, _ bytes: RawSpan) -> String {
        """
        \(head.version) \(head.status) \(bytes.text(at: head.reasonRange))
        \(head.kind), framing \(head.framing), keeps alive \(head.keepsAlive)

        """
    }

    static func fields(_ fields: FieldTable, _ bytes: RawSpan) -> String {
        var text = ""
        fields.forEach { field in
            text += "\(bytes.text(at: field.nameRange)): \(bytes.text(at: field.valueRange))"
            text += field.isHopByHop ? " (hop)" : ""
            text += field.name == .other ? "\n" : " (\(field.name.text))\n"
        }
        return text
    }

    private static func text(_ range: Range<Int>?, _ bytes: RawSpan) -> String {
        range.map { bytes.text(at: $0) } ?? "none"
    }
}
