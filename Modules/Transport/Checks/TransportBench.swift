/// What the checks need of an implementation of the protocols of this module.
///
/// The fakes have one, and a real loop gets one in its own tests, so that both are held to the same rules. Everything
/// is called on the loop's thread, from outside any callback.
public protocol TransportBench: AnyObject {
    /// Two connected ends, both new: paused and without a handler.
    func makePair() throws -> (near: any ByteStream, far: any ByteStream)

    /// Runs the loop until the condition holds; false if it does not and nothing more will happen, or time is up.
    func run(until condition: () -> Bool) -> Bool

    /// Runs the loop until everything that was caused so far has happened.
    ///
    /// A real loop knows by sending a byte around another connection, not by waiting.
    func settle()

    var scheduler: any Scheduler { get }

    /// Lets time pass; a fake moves its clock, a real loop runs for so long.
    func pass(_ duration: Duration)

    var connector: any Connector { get }
    var binder: any Binder { get }
    /// An address to listen at, with port 0 where it has one.
    var listenAddress: SocketAddress { get }
    /// An address where nobody listens.
    var deadAddress: SocketAddress { get }
}

/// One rule, put to the test.
public struct TransportCheck: Sendable, CustomStringConvertible {
    /// The rule as a sentence.
    public let rule: String
    private let body: @Sendable (any TransportBench, inout Findings) throws -> Void

    init(_ rule: String, _ body: @escaping @Sendable (any TransportBench, inout Findings) throws -> Void) {
        self.rule = rule
        self.body = body
    }

    /// What is wrong with the implementation; nothing if the rule is kept.
    public func violations(on bench: any TransportBench) -> [String] {
        var findings = Findings()
        do {
            try body(bench, &findings)
        } catch {
            findings.add("the bench failed: \(error)")
        }
        return findings.list.map { "\(rule): \($0)" }
    }

    public var description: String { rule }

    struct Findings {
        private(set) var list: [String] = []
        mutating func add(_ finding: String) { list.append(finding) }
        mutating func expect(_ condition: Bool, _ finding: @autoclosure () -> String) {
            if !condition { list.append(finding()) }
        }
    }
}
