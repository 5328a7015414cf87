/// What the fields of a response mean for its framing and its connection (RFC 9112 section 6.3).
enum ResponseSemantics {
    static func finish(
        _ head: inout ResponseHead, _ fields: inout FieldTable, _ base: UnsafeRawPointer, _ limits: HeadLimits,
        _ method: Method
    ) throws(WireFault) {
        let options = try ConnectionOptions.read(&fields, base, limits)
        head.keepsAlive = options.keepsAlive(head.version)
        head.kind = kind(head.status, method)
        if head.kind == .tunnel {
            // RFC 9110 section 9.3.6: a client ignores Content-Length and Transfer-Encoding in a successful answer.
            head.keepsAlive = false
            return
        }
        let declared = try DeclaredFraming.read(fields, base, head.version)
        if head.kind == .interim || head.kind == .switchingProtocols || head.status == 204 {
            try checkNothingDeclared(declared)
            if head.kind == .switchingProtocols {
                // RFC 9110 section 15.2.2: the answer names the protocol it switches to.
                guard fields.contains(.upgrade), options.upgrade else { throw .switchWithoutUpgrade }
                head.keepsAlive = false
            }
            return
        }
        if method == .head || head.status == 304 { return }
        switch declared {
        case .chunked: head.framing = .chunked
        case .length(let length): head.framing = .length(length)
        case .nothing:
            head.framing = .untilClose
            head.keepsAlive = false
        }
    }

    private static func kind(_ status: Int, _ method: Method) -> ResponseHead.Kind {
        if status == 101 { return .switchingProtocols }
        if status < 200 { return .interim }
        return method == .connect && status < 300 ? .tunnel : .final
    }

    /// RFC 9112 section 6.1 and RFC 9110 section 8.6: neither field in a 1xx or 204.
    ///
    /// A length of 0, which many servers send with 204, changes nothing and is let pass; any other says that peers may
    /// disagree on where the message ends.
    private static func checkNothingDeclared(_ declared: DeclaredFraming) throws(WireFault) {
        switch declared {
        case .nothing, .length(0): return
        default: throw .framingWithoutContent
        }
    }
}
