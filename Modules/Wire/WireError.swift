/// Why bytes are refused: what is wrong with them, the clause that says so, and what to answer.
public struct WireError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of fault it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        let fault: WireFault

        public var description: String { fault.rawValue }
    }

    let fault: WireFault

    init(_ fault: WireFault) { self.fault = fault }

    public init(code: Code) { fault = code.fault }

    public var code: Code { Code(fault: fault) }

    /// Where the rule is written: "RFC 9112 section 5.1".
    public var clause: String { fault.facts.clause }

    /// The status a server answers a request with that has this fault; nil where no HTTP answer is possible.
    ///
    /// A fault in a response is no fault of the client's: a gateway answers 502 (RFC 9110 section 15.6.3).
    public var suggestedStatus: Int? { fault.facts.status }

    /// What is wrong, as a sentence without the bytes themselves.
    public var sentence: String { fault.facts.sentence }

    public var description: String { "\(sentence) (\(clause))" }
}
