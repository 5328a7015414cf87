/// How much a line of the run log matters, under the names that earlier car versions write.
public enum RunLogLevel: String, Hashable, Sendable {
    case info = "INFO"
    case warning = "WARNING"
    case error = "ERROR"
}
