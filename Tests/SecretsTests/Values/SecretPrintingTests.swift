import Secrets
import Testing

private let marker = "c4n4ry-value"

private struct Account: CustomStringConvertible {
    var name = "main"
    var token = Secret(marker)
    var description: String { "account \(name) with \(token)" }
}

private struct Plain { var token = Secret(marker) }
private final class Holder { let token = Secret(marker) }
private struct Failure: Error { var token = Secret(marker) }
private enum Choice { case token(Secret), none }

@Suite("A secret is not printed")
struct SecretPrintingTests {
    static let holders: [@Sendable () -> Any] = [
        { Secret(marker) }, { Plain() }, { Account() }, { Holder() }, { Failure() },
        { Choice.token(Secret(marker)) }, { [Secret(marker)] }, { Secret?.some(Secret(marker)) as Any },
        { ["token": Secret(marker)] }, { (1, Secret(marker)) }, { [[Plain()]] },
        { Result<Secret, Failure>.success(Secret(marker)) }, { Result<Secret, Failure>.failure(Failure()) },
    ]

    @Test(
        "by description, debug description, interpolation or dump, alone or in anything else",
        arguments: holders.indices)
    func printing(_ index: Int) {
        let value = Self.holders[index]()
        var dumped = ""
        dump(value, to: &dumped)
        var printed = ""
        print(value, to: &printed)
        debugPrint(value, to: &printed)
        for text in [dumped, printed, "\(value)", String(describing: value), String(reflecting: value)] {
            #expect(!text.contains(marker))
            #expect(!text.contains("c4n4ry"))
            // The class prints its name alone; everything else shows that a secret stood there.
            #expect(value is Holder || text.contains("‹secret›"))
        }
    }

    @Test("by a mirror, however deep")
    func mirror() {
        func leaves(_ value: Any) -> [String] {
            let mirror = Mirror(reflecting: value)
            return mirror.children.isEmpty ? ["\(value)"] : mirror.children.flatMap { leaves($0.value) }
        }
        #expect(Mirror(reflecting: Secret(marker)).children.isEmpty)
        #expect(leaves(Account()) == ["main", "‹secret›"])
        #expect(leaves(Holder()) == ["‹secret›"])
    }

    @Test("by an error that carries it")
    func error() {
        let error: any Error = Failure()
        #expect("\(error)" == "Failure(token: ‹secret›)")
        #expect(!String(reflecting: error).contains(marker))
    }
}
