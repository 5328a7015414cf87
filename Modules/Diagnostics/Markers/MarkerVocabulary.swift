/// Every field that a marker may carry.
///
/// One name means one thing and has one type in all markers.
enum MarkerVocabulary {
    static let program = MarkerField<String>("program", "the program that writes")
    static let version = MarkerField<String>("version", "the version of that program")
    static let process = MarkerField<Int>("process", "its process id")
    static let part = MarkerField<Int>("part", "the number of a file in a sequence, counted from 1")
    static let size = MarkerField<Int>("size", "a size in bytes")
    static let count = MarkerField<Int>("count", "how many lines")
    static let lost = MarkerField<Int>("lost", "how many lines were lost")
    static let over = MarkerField<Duration>("over", "the time it went on")
    static let attempts = MarkerField<Int>("attempts", "how often it was tried")
    static let detail = MarkerField<String>("detail", "what the system said")
    static let record = MarkerField<Int>("record", "the number of an audit record")
    static let dropReason = MarkerField<DropReason>("drop_reason", "why lines were dropped")
    static let failure = MarkerField<LogFailure.Reason>("failure", "why a log could not be written")
}
