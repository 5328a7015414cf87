import Testing

@testable import EventLoop

@Suite("A ledger of changes")
struct ChangeLedgerTests {
    private static func entries(_ body: (inout ChangeLedger) -> Void) -> [String] {
        var ledger = ChangeLedger()
        body(&ledger)
        let changes = ledger.take().map(\.description)
        #expect(ledger.count == 0)
        return changes
    }

    @Test("leaves out what came and went")
    func nothing() {
        let entries = Self.entries {
            $0.created("a", isDirectory: false)
            $0.changed("a")
            $0.removed("a", isDirectory: false)
        }
        #expect(entries == [])
    }

    @Test("counts a file that was made and written as made, and one that was removed and made again as changed")
    func once() {
        let entries = Self.entries {
            $0.created("a", isDirectory: false)
            $0.changed("a")
            $0.removed("b", isDirectory: false)
            $0.created("b", isDirectory: false)
            $0.attributesChanged("c", isDirectory: true)
        }
        #expect(entries == ["created a", "changed b", "attributes c/"])
    }

    @Test("sees a replaced file in every way of saving that editors have")
    func saving() {
        let renameOver = Self.entries {
            $0.created("a.tmp", isDirectory: false)
            $0.changed("a.tmp")
            $0.renamed("a.tmp", to: "a", isDirectory: false, isReplacing: true)
        }
        #expect(renameOver == ["changed a"])
        let backup = Self.entries {
            $0.renamed("a", to: "a~", isDirectory: false)
            $0.created("a", isDirectory: false)
            $0.changed("a")
            $0.removed("a~", isDirectory: false)
        }
        #expect(backup == ["changed a"])
        let keptBackup = Self.entries {
            $0.renamed("a", to: "a~", isDirectory: false)
            $0.created("a", isDirectory: false)
        }
        #expect(Set(keptBackup) == ["changed a", "created a~"])
        let throughAnother = Self.entries {
            $0.renamed("a", to: "t", isDirectory: false)
            $0.renamed("b", to: "a", isDirectory: false)
            $0.renamed("t", to: "b", isDirectory: false)
        }
        #expect(throughAnother == ["changed a", "changed b"])
    }

    @Test("follows a file through several names")
    func renames() {
        let entries = Self.entries {
            $0.renamed("a", to: "b", isDirectory: false)
            $0.changed("b")
            $0.renamed("b", to: "c", isDirectory: false)
        }
        #expect(entries == ["renamed(from: a) c", "changed c"])
        let back = Self.entries {
            $0.renamed("a", to: "b", isDirectory: false)
            $0.renamed("b", to: "a", isDirectory: false)
        }
        #expect(back == ["changed a"])
        let over = Self.entries { $0.renamed("a", to: "b", isDirectory: false, isReplacing: true) }
        #expect(Set(over) == ["removed a", "changed b"])
    }

    @Test("keeps the order around what moves or takes whole directories")
    func directories() {
        let entries = Self.entries {
            $0.created("d/a", isDirectory: false)
            $0.renamed("d", to: "e", isDirectory: true)
            $0.removed("e/a", isDirectory: false)
            $0.removed("f", isDirectory: true, hasContent: true)
            $0.created("f", isDirectory: true)
            $0.created("f/x", isDirectory: false)
        }
        #expect(
            entries == [
                "created d/a", "renamed(from: d) e/", "removed e/a", "removed f/", "created f/", "created f/x",
            ])
    }

    @Test("tells a file from a directory of the same name")
    func kinds() {
        let entries = Self.entries {
            $0.removed("a", isDirectory: false)
            $0.created("a", isDirectory: true)
            $0.created("a/b", isDirectory: false)
        }
        #expect(entries == ["removed a", "created a/", "created a/b"])
    }
}
