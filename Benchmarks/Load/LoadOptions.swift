import BenchKit

/// The command line of `BenchLoad`.
struct LoadOptions {
    enum Mode: String {
        /// Counts events of streams that are open.
        case events
        /// Opens streams and holds them until standard input ends.
        case hold
    }

    static let usage = """
        usage: BenchLoad events|hold --to 127.0.0.1:PORT --path PATH --streams N
                         [--beyond N] [--warm-up MILLISECONDS] [--milliseconds N] [--watch PID]
        """

    var mode: Mode
    var to = Endpoint(port: 0)
    var path = "/"
    var streams = 0
    /// Streams to ask for on top of those, which may be refused.
    var beyond = 0
    var warmUp = 0
    /// How long events are counted; nil counts until every stream has ended.
    var milliseconds: Int?
    /// The process whose use of the processor is told.
    var watched: Int32?

    init?(_ arguments: [String]) {
        guard let mode = arguments.first.flatMap(Mode.init) else { return nil }
        self.mode = mode
        var rest = arguments.dropFirst()
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else { return nil }
            if name == "--to", let endpoint = Endpoint(value) {
                to = endpoint
            } else if name == "--path", value.hasPrefix("/") {
                path = value
            } else if let number = Int32(value), number >= 0 {
                switch name {
                case "--streams": streams = Int(number)
                case "--beyond": beyond = Int(number)
                case "--warm-up": warmUp = Int(number)
                case "--milliseconds": milliseconds = Int(number)
                case "--watch": watched = number
                default: return nil
                }
            } else {
                return nil
            }
        }
        guard to.port > 0, streams > 0 else { return nil }
    }
}
