/// How a child ended.
public enum ChildExit: Hashable, Sendable, CustomStringConvertible {
    case exited(Int32)
    case signalled(Signal)
    /// Another part of this process collected the child, and knows.
    case unknown

    /// From the word that wait(2) fills in.
    init(word: Int32) {
        self = word & 0x7F == 0 ? .exited(word >> 8 & 0xFF) : .signalled(Signal(rawValue: word & 0x7F))
    }

    public var isSuccess: Bool { self == .exited(0) }

    /// As a shell says it: the code, or 128 and the number of the signal.
    public var shellCode: Int32 {
        switch self {
        case .exited(let code): code
        case .signalled(let signal): 128 + signal.rawValue
        case .unknown: 255
        }
    }

    public var description: String {
        switch self {
        case .exited(let code): "exited with \(code)"
        case .signalled(let signal): "ended by \(signal)"
        case .unknown: "ended"
        }
    }
}
