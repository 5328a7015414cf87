/// What the fields of a request mean for its framing and its connection, and which combinations are refused.
enum RequestSemantics {
    static func finish(
        _ head: inout RequestHead, _ fields: inout FieldTable, _ base: UnsafeRawPointer, _ limits: HeadLimits
    ) throws(WireFault) {
        if let authority = try authority(head, fields, base) { head.authorityExtent = Extent(authority) }
        let options = try ConnectionOptions.read(&fields, base, limits)
        head.keepsAlive = options.keepsAlive(head.version)
        head.framing = try framing(head, fields, base)
        if options.upgrade, head.version >= .http11, fields.contains(.upgrade) {
            head.asksForUpgrade = true
            head.asksForWebSocket = namesWebSocket(fields, base)
        }
        if fields.contains(.expect) { try readExpectation(&head, fields, base) }
    }

    /// RFC 9112 section 3.2: a request of HTTP/1.1 without Host, and any with two or with an invalid one, is answered
    /// 400; section 3.2.2: the authority of an absolute target stands above Host.
    private static func authority(
        _ head: RequestHead, _ fields: FieldTable, _ base: UnsafeRawPointer
    ) throws(WireFault) -> Range<Int>? {
        guard fields.contains(.host) else {
            guard head.version < .http11 else { throw .hostMissing }
            return head.target.authority
        }
        guard let host = fields.onlyValue(.host) else { throw .hostRepeated }
        guard HostText.isHost(base, host, port: .optional) else { throw .host }
        return head.target.authority ?? host
    }

    private static func framing(
        _ head: RequestHead, _ fields: FieldTable, _ base: UnsafeRawPointer
    ) throws(WireFault) -> BodyFraming {
        let declared = try DeclaredFraming.read(fields, base, head.version)
        let framing: BodyFraming =
            switch declared {
            case .nothing: .none
            case .length(let length): .length(length)
            case .chunked: .chunked
            }
        // RFC 9110 section 9.3.6: what follows CONNECT is the tunnel's; section 9.3.8: no content in TRACE.
        guard framing.isEmpty || (head.method != .connect && head.method != .trace) else {
            throw .contentNotAllowed
        }
        return framing
    }

    /// RFC 9110 section 10.1.1: ignored in HTTP/1.0, and without a meaning where no content follows.
    private static func readExpectation(
        _ head: inout RequestHead, _ fields: FieldTable, _ base: UnsafeRawPointer
    ) throws(WireFault) {
        guard head.version >= .http11 else { return }
        for index in 0..<fields.count where fields[index].name == .expect {
            var elements = ListElements(fields[index].valueRange)
            while let element = elements.next(base) {
                guard LowercaseText.matches("100-continue", base, element) else { throw .expectation }
                head.expectsContinue = !head.framing.isEmpty
            }
        }
    }

    private static func namesWebSocket(_ fields: FieldTable, _ base: UnsafeRawPointer) -> Bool {
        for index in 0..<fields.count where fields[index].name == .upgrade {
            var elements = ListElements(fields[index].valueRange)
            while let element = elements.next(base) {
                if LowercaseText.matches("websocket", base, element) { return true }
            }
        }
        return false
    }
}
