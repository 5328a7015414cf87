/// A token, password or key that cannot be printed by accident.
///
/// Printing, interpolating, reflecting or dumping it, alone or inside anything else, shows `‹secret›`. It is neither
/// `Hashable` nor `Codable`, comparison takes the same time wherever two values differ, and the bytes are wiped when
/// the last copy goes. Use ``withBytes(_:)`` to read it, ``exposed`` to build a header.
public struct Secret: Sendable {
    private let storage: SecretStorage

    /// Copies the UTF-8 bytes of a text; the text itself is the caller's and is not wiped.
    public init(_ text: String) {
        var text = text
        self.storage = text.withUTF8 { Secret.copy(UnsafeRawBufferPointer($0)) }
    }

    public init(_ bytes: [UInt8]) {
        self.storage = bytes.withUnsafeBytes { Secret.copy($0) }
    }

    public init(copying bytes: RawSpan) {
        self.storage = bytes.withUnsafeBytes { Secret.copy($0) }
    }

    /// Takes the bytes over: wiped in the array, which is empty afterwards.
    public init(erasing bytes: inout [UInt8]) {
        self.storage = bytes.withUnsafeMutableBytes { source in
            defer { System.erase(source) }
            return Secret.copy(UnsafeRawBufferPointer(source))
        }
        bytes = []
    }

    /// Lets `fill` write the bytes where they will live, so that no copy is left elsewhere.
    ///
    /// The memory is zero before. When `fill` throws, what it wrote is wiped.
    public init<Failure: Error>(
        byteCount: Int, initializing fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        self.storage = try SecretStorage(byteCount: byteCount, initializing: fill)
    }

    public var byteCount: Int { storage.view.count }
    public var isEmpty: Bool { storage.view.isEmpty }

    /// Lends the bytes for the length of the call.
    public func withBytes<Result, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(storage) {} }
        return try body(storage.view.bytes)
    }

    /// The secret as ordinary text, for the one place that must send it.
    ///
    /// The name is meant to be searched for: each use is a place where the secret leaves our care. Bytes that are not
    /// UTF-8 are replaced; read those through ``withBytes(_:)``.
    public var exposed: String {
        defer { withExtendedLifetime(storage) {} }
        return String(decoding: storage.view, as: UTF8.self)
    }

    private static func copy(_ source: UnsafeRawBufferPointer) -> SecretStorage {
        SecretStorage(byteCount: source.count) { $0.copyMemory(from: source) }
    }
}

extension Secret: Equatable {
    /// Equal bytes, compared in a time that depends on their count alone.
    public static func == (left: Secret, right: Secret) -> Bool {
        left.withBytes { first in right.withBytes { second in ConstantTime.areEqual(first, second) } }
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { RedactionMask.plain }
    public var debugDescription: String { RedactionMask.plain }
    /// Without children: `dump` and everything else that reflects finds nothing to descend into.
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
