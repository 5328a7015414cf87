/// Which users have a number here: user_namespaces(7).
package struct UserNamespace: Hashable, Sendable {
    /// Whether every number of the machine is mapped, as outside of containers.
    package let isWhole: Bool
    /// The number that stands for all that are not.
    package let overflow: UInt32

    /// - Parameters:
    ///   - map: the content of `/proc/self/uid_map`, whose lines are: first number inside, outside, how many.
    ///   - overflow: the content of `/proc/sys/kernel/overflowuid`.
    package init(map: [UInt8], overflow: [UInt8]) {
        let count = String(decoding: map, as: UTF8.self).split(separator: "\n").reduce(UInt64(0)) { count, line in
            let fields = line.split(separator: " ")
            return fields.count == 3 ? count &+ (UInt64(fields[2]) ?? 0) : count
        }
        isWhole = count >= UInt64(UInt32.max)
        let text = String(decoding: overflow, as: UTF8.self).split(separator: "\n").first ?? ""
        self.overflow = UInt32(text) ?? 65_534
    }

    /// Ours, read once; what cannot be read counts as a part.
    static let current = UserNamespace(
        map: System.contents(of: "/proc/self/uid_map", upTo: 1 << 16) ?? [],
        overflow: System.contents(of: "/proc/sys/kernel/overflowuid", upTo: 64) ?? [])
}
