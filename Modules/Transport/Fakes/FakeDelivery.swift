/// In which pieces a fake stream delivers what it received: a real one may cut anywhere.
public struct FakeDelivery: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case whole, pieces(Int), splits([Int]) }
    let kind: Kind

    /// Everything there is, at once.
    public static let whole = FakeDelivery(kind: .whole)

    /// At most so many bytes at a time; at least one.
    public static func pieces(of count: Int) -> FakeDelivery { FakeDelivery(kind: .pieces(max(1, count))) }

    /// Cut at these offsets from the beginning of the stream, and nowhere else.
    public static func splits(at offsets: [Int]) -> FakeDelivery { FakeDelivery(kind: .splits(offsets.sorted())) }

    /// How many of `available` bytes to deliver when `delivered` went before.
    func count(available: Int, delivered: Int) -> Int {
        switch kind {
        case .whole: available
        case .pieces(let size): min(size, available)
        case .splits(let offsets):
            min(available, (offsets.first { $0 > delivered } ?? .max) - delivered)
        }
    }
}
