import EventLoop
import Testing
import Transport

@Suite("The kernel's socket diagnosis")
struct DiagnosticMessageTests {
    private static let socket = PeerSocket(
        own: .v4(IPv4Address(bits: 0x7F00_0001)), 0x1234, other: .v4(IPv4Address(bits: 0x7F00_0002)), 0x5678)

    /// A reply as the kernel writes it.
    private static func reply(
        type: UInt16 = 20, sequence: UInt32 = 7, length: UInt32? = nil, state: UInt8 = 1, family: UInt8 = 2,
        ports: [UInt8] = [0x12, 0x34, 0x56, 0x78], source: [UInt8] = [127, 0, 0, 1], target: [UInt8] = [127, 0, 0, 2],
        uid: UInt32 = 1000, inode: UInt32 = 99
    ) -> [UInt8] {
        func word(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }
        func padded(_ address: [UInt8]) -> [UInt8] { address + [UInt8](repeating: 0, count: 16 - address.count) }
        let body =
            [family, state, 0, 0] + ports + padded(source) + padded(target) + word(UInt32(0)) + word(UInt64(5))
            + word(UInt32(0)) + word(UInt32(0)) + word(UInt32(0)) + word(uid) + word(inode)
        return word(length ?? UInt32(16 + body.count)) + word(type) + word(UInt16(0)) + word(sequence)
            + word(UInt32(0)) + body
    }

    private static func read(_ bytes: [UInt8], about socket: PeerSocket = socket) -> DiagnosticMessage.Answer {
        DiagnosticMessage.answer(bytes.span.bytes, to: socket, sequence: 7)
    }

    @Test("is asked for one socket by its two addresses")
    func question() {
        let bytes = DiagnosticMessage.question(about: Self.socket, sequence: 7)
        #expect(bytes.count == 72)
        #expect(Array(bytes[16..<24]) == [2, 6, 0, 0, 255, 255, 255, 255])
        #expect(Array(bytes[24..<28]) == [0x12, 0x34, 0x56, 0x78])
        #expect(Array(bytes[28..<32]) == [127, 0, 0, 1])
        #expect(Array(bytes[44..<48]) == [127, 0, 0, 2])
        #expect(Array(bytes[64...]) == [UInt8](repeating: 255, count: 8))
    }

    @Test("names the owner of that socket")
    func owner() {
        #expect(Self.read(Self.reply()) == .owner(SocketOwner(uid: 1000, inode: 99)))
        let mapped = [UInt8](repeating: 0, count: 10) + [255, 255]
        let reply = Self.reply(family: 10, source: mapped + [127, 0, 0, 1], target: mapped + [127, 0, 0, 2])
        #expect(Self.read(reply) == .owner(SocketOwner(uid: 1000, inode: 99)))
    }

    @Test("gives user 0 to a socket without an inode, which is nobody's")
    func orphaned() {
        guard case .owner(let owner) = Self.read(Self.reply(state: 6, uid: 0, inode: 0)) else {
            Issue.record("no owner was read")
            return
        }
        #expect(owner.identity == .unknown(.orphaned))
    }

    @Test("has no answer in a listener at the same port, or in another socket")
    func otherSocket() {
        #expect(Self.read(Self.reply(state: 10)) == .none)
        #expect(Self.read(Self.reply(ports: [0x12, 0x34, 0x56, 0x79])) == .none)
        #expect(Self.read(Self.reply(target: [127, 0, 0, 3])) == .none)
        #expect(Self.read(Self.reply(family: 10)) == .none)
    }

    @Test("says so when there is none, or when it may not be asked")
    func errors() {
        func failure(_ code: Int32) -> [UInt8] {
            var bytes = Self.reply(type: 2)
            withUnsafeBytes(of: code) { bytes.replaceSubrange(16..<20, with: $0) }
            return bytes
        }
        #expect(Self.read(failure(-2)) == .none)
        #expect(Self.read(failure(-1)) == .refused(-1))
    }

    @Test("is not heard in answers to other questions, or in parts of answers")
    func unrelated() {
        #expect(Self.read(Self.reply(sequence: 8)) == .unrelated)
        #expect(Self.read(Self.reply(type: 3)) == .unrelated)
        #expect(Self.read(Self.reply(length: 400)) == .unrelated)
        #expect(Self.read(Self.reply(length: 15)) == .unrelated)
        for count in 0..<88 { #expect(Self.read(Array(Self.reply().prefix(count))) == .unrelated) }
    }
}
