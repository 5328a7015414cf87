/// The names in one directory, sorted by their bytes: one piece of memory for all of them.
struct NameList {
    private struct Item {
        let start: Int
        let length: Int
        let kind: FileStatus.Kind?
    }

    /// Each name with a zero byte behind it, as the kernel wants it.
    private var text: [CChar] = []
    private var items: [Item] = []

    init(of directory: Int32) throws(System.Failure) {
        var text: [CChar] = []
        var items: [Item] = []
        try System.list(directory) { name, kind in
            items.append(Item(start: text.count, length: name.count, kind: kind))
            text.append(contentsOf: name)
            text.append(0)
        }
        text.withUnsafeBytes { all in
            func name(_ item: Item) -> Slice<UnsafeRawBufferPointer> { all[item.start..<item.start + item.length] }
            items.sort { name($0).lexicographicallyPrecedes(name($1)) }
        }
        self.text = text
        self.items = items
    }

    var count: Int { items.count }

    /// What the file system said of it; nil when it has to be asked.
    func kind(_ index: Int) -> FileStatus.Kind? { items[index].kind }

    /// Adds a name to a path.
    func append(_ index: Int, to path: inout [UInt8]) {
        let item = items[index]
        if !path.isEmpty { path.append(UInt8(ascii: "/")) }
        for byte in text[item.start..<item.start + item.length] { path.append(UInt8(bitPattern: byte)) }
    }

    /// Lends a name as the kernel wants it.
    func withName<Result: ~Copyable, Failure: Error>(
        _ index: Int, _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = items[index].start
        return try text.span.withUnsafeBufferPointer { (all) throws(Failure) in
            // The zero byte behind every name makes the list longer than any start.
            guard let base = all.baseAddress else { preconditionFailure("a name in an empty list") }
            return try body(base + start)
        }
    }
}
