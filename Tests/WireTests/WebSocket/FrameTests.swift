import Testing
import Wire

@Suite("WebSocket frames")
struct FrameTests {
    private static func head(_ bytes: [UInt8], _ receiver: WebSocketRole = .server) -> WebSocketFrameParser.Step {
        var parser = WebSocketFrameParser(receiver: receiver)
        var offset = 0
        return parser.next(in: bytes.span.bytes, at: &offset)
    }

    private static func fault(_ bytes: [UInt8], _ receiver: WebSocketRole = .client) -> WireError.Code? {
        // In one piece with more behind it, in one piece, and byte by byte.
        var codes: [WireError.Code?] = []
        for input in [[bytes + [UInt8](repeating: 0, count: 20)], [bytes], bytes.map { [$0] }] {
            var parser = WebSocketFrameParser(receiver: receiver)
            var code: WireError.Code?
            for piece in input {
                var offset = 0
                reading: while code == nil {
                    switch parser.next(in: piece.span.bytes, at: &offset) {
                    case .needMore: break reading
                    case .failed(let error): code = error.code
                    case .head, .payload: continue
                    }
                }
            }
            codes.append(code)
        }
        if codes[1] != codes[2] { return .statusLine }
        return codes[1]
    }

    @Test("are refused where the protocol says so")
    func faults() {
        for bits in [0x40, 0x20, 0x10, 0x70] as [UInt8] { #expect(Self.fault([0x81 | bits, 0]) == .reservedBits) }
        for opcode in [3, 4, 5, 6, 7, 11, 12, 13, 14, 15] as [UInt8] {
            #expect(Self.fault([0x80 | opcode, 0]) == .reservedOpcode)
        }
        for opcode in [8, 9, 10] as [UInt8] {
            #expect(Self.fault([opcode, 0]) == .controlFragmented)
            #expect(Self.fault([0x80 | opcode, 126]) == .controlTooLong)
            #expect(Self.fault([0x80 | opcode, 127]) == .controlTooLong)
            #expect(Self.fault([0x80 | opcode, 125]) == nil)
        }
        #expect(Self.fault([0x81, 0x80]) == .maskUnexpected)
        #expect(Self.fault([0x81, 0x00], .server) == .maskMissing)
        #expect(Self.fault([0x82, 126, 0, 125]) == .lengthNotMinimal)
        #expect(Self.fault([0x82, 126, 0, 126]) == nil)
        #expect(Self.fault([0x82, 127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) == .lengthNotMinimal)
        #expect(Self.fault([0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]) == nil)
        #expect(Self.fault([0x82, 127, 0x80, 0, 0, 0, 0, 1, 0, 0]) == .lengthTooLarge)
        #expect(Self.fault([0x82, 127, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]) == .messageTooLarge)
        #expect(Self.fault([0x80, 0]) == .continuationUnexpected)
        #expect(Self.fault([0x01, 0, 0x81, 0]) == .messageInterrupted)
        #expect(Self.fault([0x01, 0, 0x89, 0, 0x80, 0, 0x80, 0]) == .continuationUnexpected)
        #expect(Self.fault([0x01, 0, 0x00, 0, 0x80, 0, 0x82, 0]) == nil)
    }

    @Test(
        "fail with their first wrong byte",
        arguments: [[0xC1], [0x83], [0x09], [0x89, 126], [0x81, 0x80]] as [[UInt8]])
    func early(_ bytes: [UInt8]) {
        #expect(Self.fault(bytes) != nil)
    }

    @Test("have lengths in the form that fits", arguments: [0, 1, 125, 126, 65_535, 65_536, 70_001])
    func lengths(_ length: Int) throws {
        let payload = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        for (mask, receiver) in [(nil, .client), (0xA1B2_C3D4, .server)] as [(UInt32?, WebSocketRole)] {
            var out = ByteBuffer()
            out.writeFrame(.binary, payload.span.bytes, mask: mask)
            #expect(out.count == length + (length < 126 ? 2 : length < 65_536 ? 4 : 10) + (mask == nil ? 0 : 4))
            let bytes = out.array
            var parser = WebSocketFrameParser(receiver: receiver)
            var offset = 0
            guard case .head(let head) = parser.next(in: bytes.span.bytes, at: &offset) else {
                Issue.record("no head")
                return
            }
            #expect(head.length == UInt64(length))
            #expect(head.opcode == .binary)
            #expect(head.isFinal)
            guard length > 0 else { continue }
            let step = parser.next(in: bytes.span.bytes, at: &offset)
            #expect(step == .payload(bytes.count - length..<bytes.count, endsFrame: true))
            var opened = Array(bytes[(bytes.count - length)...])
            if var key = head.mask { opened.withUnsafeMutableBytes { key.apply(to: $0) } }
            #expect(opened == payload)
            #expect(parser.isBetweenMessages)
        }
    }

    @Test("are unmasked the same in pieces of any length")
    func masks() {
        let plain = (0..<67).map { UInt8($0) }
        let key: [UInt8] = [0x12, 0x34, 0x56, 0x78]
        let masked = plain.enumerated().map { $1 ^ key[$0 % 4] }
        for one in 0...plain.count {
            for two in [one, min(one + 3, plain.count), plain.count] {
                var mask = WebSocketMask(key: 0x1234_5678)
                var bytes = masked
                bytes.withUnsafeMutableBytes { buffer in
                    for range in [0..<one, one..<two, two..<plain.count] {
                        mask.apply(to: UnsafeMutableRawBufferPointer(rebasing: buffer[range]))
                    }
                }
                #expect(bytes == plain)
            }
        }
    }

    @Test("of control are cut to what they may hold, and close reasons at a character")
    func control() {
        var out = ByteBuffer()
        out.writeFrame(.ping, [UInt8](repeating: 1, count: 200).span.bytes, isFinal: false, mask: nil)
        #expect(out.array.prefix(2) == [0x89, 125])
        #expect(out.count == 127)
        out.removeAll()
        out.writeClose(.normal, reason: String(repeating: "€", count: 60), mask: nil)
        #expect(out.count == 2 + 2 + 123)
        out.removeAll()
        out.writeClose(.abnormal, reason: "x", mask: nil)
        #expect(out.array == [0x88, 0])
    }

    @Test("of close may carry the codes that are registered or free")
    func codes() {
        let allowed = Set([1000...1003, 1007...1014, 3000...4999].joined())
        for code in UInt16.min...UInt16.max
        where WebSocketCloseCode(rawValue: code).maySend != allowed.contains(Int(code)) {
            Issue.record("\(code)")
        }
    }
}
