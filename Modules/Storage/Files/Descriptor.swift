/// An open file, closed when the value goes.
struct Descriptor: ~Copyable, Sendable {
    let number: Int32
    init(adopting number: Int32) { self.number = number }
    deinit { System.close(number) }
}
