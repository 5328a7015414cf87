/// A loop's way of asking the kernel who owns a socket: one netlink socket, opened when it is first needed.
final class PeerSearch {
    private enum Diagnosis {
        case unopened
        case open(Int32)
        /// Refused by the kernel or by whoever confines us: `/proc` is read from then on.
        case refused
    }

    private var diagnosis = Diagnosis.unopened
    private var sequence: UInt32 = 0
    /// Whether it has described a socket yet: until then "no such socket" may mean "no such diagnosis".
    private var isProven = false

    init() {}

    deinit { if case .open(let descriptor) = diagnosis { System.closeDescriptor(descriptor) } }

    func identity(of socket: PeerSocket) -> PeerIdentity {
        guard let descriptor else { return inTables(socket) }
        switch ask(descriptor, about: socket) {
        case .owner(let owner):
            isProven = true
            return owner.identity
        case .none:
            return isProven ? .unknown(.notFound) : inTables(socket)
        case .refused, .unrelated:
            System.closeDescriptor(descriptor)
            diagnosis = .refused
            return inTables(socket)
        }
    }

    func refuseDiagnosis() {
        if case .open(let descriptor) = diagnosis { System.closeDescriptor(descriptor) }
        diagnosis = .refused
    }

    private var descriptor: Int32? {
        if case .unopened = diagnosis { diagnosis = System.openSocketDiagnosis().map { .open($0) } ?? .refused }
        if case .open(let descriptor) = diagnosis { return descriptor }
        return nil
    }

    /// The kernel answers within the call that asks, so nothing is waited for.
    private func ask(_ descriptor: Int32, about socket: PeerSocket) -> DiagnosticMessage.Answer {
        sequence &+= 1
        let question = DiagnosticMessage.question(about: socket, sequence: sequence)
        guard System.send(question, to: descriptor) else { return .unrelated }
        // What an interrupted question left behind is read over.
        for _ in 0..<4 {
            let answer = System.receive(from: descriptor, upTo: 1024) {
                DiagnosticMessage.answer($0, to: socket, sequence: sequence)
            }
            guard let answer else { return .unrelated }
            if answer != .unrelated { return answer }
        }
        return .unrelated
    }

    private func inTables(_ socket: PeerSocket) -> PeerIdentity {
        var isAnswered = false
        // An IPv6 socket may well carry a connection between addresses of IPv4.
        for path in ["/proc/net/tcp", "/proc/net/tcp6"] {
            guard let table = System.contents(of: path, upTo: Self.tableLimit) else { continue }
            isAnswered = true
            let identity = SocketTable.identity(of: socket, in: table)
            if identity != .unknown(.notFound) { return identity }
        }
        return .unknown(isAnswered ? .notFound : .unanswered)
    }

    /// Some hundred thousand connections.
    private static let tableLimit = 32 << 20
}
