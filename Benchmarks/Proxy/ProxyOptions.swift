/// How proxies are measured.
struct ProxyOptions {
    /// Rounds of each case, and of the memory, where processes are fresh each time.
    var rounds = 9
    var memoryRounds = 3
    /// What one turn of a round takes.
    var seconds = 3
    /// Our proxy; nil when there is none.
    var program: String?

    /// A look, not a measurement: three short rounds.
    mutating func makeQuick() {
        rounds = 3
        memoryRounds = 1
        seconds = 1
    }
}
