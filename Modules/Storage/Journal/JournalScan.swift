/// Walks through the bytes of a journal.
struct JournalScan {
    let bytes: UnsafeRawBufferPointer

    private enum Step {
        case record(payload: Range<Int>)
        /// The bytes end before the record does.
        case unfinished(String)
        case bad(String)
    }

    /// What came of looking for a record behind damage.
    private enum Search {
        case found(Int)
        case nothing
        /// Too much work, which leaves open what follows.
        case givenUp
    }

    func contents() -> JournalContents {
        if bytes.isEmpty { return JournalContents(records: [], ending: .complete, trustedBytes: 0) }
        let header = JournalFormat.header
        guard !bytes.starts(with: header) else { return records(from: header.count) }
        guard !header.starts(with: bytes) else {
            return ended(at: 0, [], .torn(loss(0, "the header is not complete")))
        }
        let reason =
            bytes.starts(with: JournalFormat.magic)
            ? "the header is damaged or of a version that is not known here" : "it does not begin as a journal does"
        return ended(at: 0, [], verdict(loss(0, reason), tornUnlessMoreFollows: false))
    }

    func records(from start: Int) -> JournalContents {
        var offset = start
        var records: [[UInt8]] = []
        while offset < bytes.count {
            switch step(at: offset) {
            case .record(let payload):
                records.append(Array(bytes[payload]))
                offset = payload.upperBound
            case .unfinished(let reason):
                return ended(at: offset, records, verdict(loss(offset, reason), tornUnlessMoreFollows: true))
            case .bad(let reason):
                return ended(
                    at: offset, records, verdict(loss(offset, reason), tornUnlessMoreFollows: endsInZeros(offset)))
            }
        }
        return ended(at: offset, records, .complete)
    }

    private func step(at offset: Int) -> Step {
        let rest = bytes.count - offset
        let marker = JournalFormat.marker
        guard bytes[offset..<min(offset + 4, bytes.count)].elementsEqual(marker.prefix(rest)) else {
            return .bad("no record begins here")
        }
        guard rest >= JournalFormat.headLength else { return .unfinished("the record's head is not complete") }
        let length = Int(JournalFormat.number(at: offset + 8, in: bytes))
        guard length <= JournalFormat.longestPayload else { return .bad("the record's length is not possible") }
        guard length <= rest - JournalFormat.headLength else { return .unfinished("the record is not complete") }
        let end = offset + JournalFormat.headLength + length
        let checksum = CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes[(offset + 8)..<end]))
        guard checksum == JournalFormat.number(at: offset + 4, in: bytes) else {
            return .bad("the record's checksum is wrong")
        }
        return .record(payload: (offset + JournalFormat.headLength)..<end)
    }

    private func verdict(_ loss: JournalContents.Loss, tornUnlessMoreFollows: Bool) -> JournalContents.Ending {
        switch search(after: loss.offset) {
        case .found(let next): .damaged(loss, nextRecord: next)
        case .nothing: tornUnlessMoreFollows ? .torn(loss) : .damaged(loss, nextRecord: nil)
        case .givenUp: .damaged(loss, nextRecord: nil)
        }
    }

    /// After a power failure a file may have its new length and zeros where the last bytes should be.
    private func endsInZeros(_ offset: Int) -> Bool {
        let rest = bytes[offset...]
        return rest.count > 1 && rest.suffix(max(1, rest.count / 2)).allSatisfy { $0 == 0 }
            || rest.allSatisfy { $0 == 0 }
    }

    /// Where a whole record begins behind the damage; a marker in a payload is no record, since its checksum fails.
    ///
    /// Bytes made to look like many long records would cost the square of their length, so the work has a limit.
    private func search(after damage: Int) -> Search {
        var allowance = 4 * bytes.count + (1 << 16)
        var offset = damage + 1
        while offset + JournalFormat.headLength <= bytes.count {
            guard bytes[offset] == JournalFormat.marker[0] else {
                offset += 1
                continue
            }
            guard allowance > 0 else { return .givenUp }
            if case .record = step(at: offset) { return .found(offset) }
            allowance -= costOfStep(at: offset)
            offset += 1
        }
        return .nothing
    }

    /// The bytes over which a failed step computed a checksum: none when the head alone showed that it is no record.
    private func costOfStep(at offset: Int) -> Int {
        let length = Int(JournalFormat.number(at: offset + 8, in: bytes))
        let isChecked =
            bytes[offset...].starts(with: JournalFormat.marker)
            && length <= JournalFormat.longestPayload && length <= bytes.count - offset - JournalFormat.headLength
        return isChecked ? length : 0
    }

    private func loss(_ offset: Int, _ reason: String) -> JournalContents.Loss {
        JournalContents.Loss(offset: offset, bytes: bytes.count - offset, reason: reason)
    }

    private func ended(
        at offset: Int, _ records: [[UInt8]], _ ending: JournalContents.Ending
    ) -> JournalContents {
        JournalContents(records: records, ending: ending, trustedBytes: offset)
    }
}
