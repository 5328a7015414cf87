/// An open file, closed when the value goes.
struct Descriptor: ~Copyable, Sendable {
    let number: Int32
    init(adopting number: Int32) { self.number = number }
    deinit { System.close(number) }
}

/// A descriptor for values that are copied, closed when the last of them goes.
final class SharedDescriptor: Sendable {
    private let descriptor: Descriptor
    init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }
    var number: Int32 { descriptor.number }
}
