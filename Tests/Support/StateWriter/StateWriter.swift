import Glibc
import StateRoots
import Storage

/// A process that stores things and says so, to be killed, starved and traced by the tests of Storage.
///
/// `StateWriter <mode> <root> [argument…]`: each completed change is acknowledged by a line on standard output, an
/// error is one line on standard error and exit status 1.
enum StateWriter {
    static func main() {
        var arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 2 else { fail("usage: StateWriter <mode> <root> [argument…]") }
        let mode = arguments.removeFirst()
        let root = arguments.removeFirst()
        do {
            let places = try Places(root)
            switch mode {
            case "write": try write(places, arguments)
            case "create": try create(places)
            case "external": try external(places, arguments)
            case "log": try log(places, arguments)
            case "lock": try lock(places, arguments)
            case "update": try update(places, arguments)
            case "commit": try commit(places, arguments)
            case "journal": try journal(places, arguments)
            default: fail("no mode \(mode)")
            }
        } catch {
            fail("\(error)")
        }
    }

    static func acknowledge(_ text: String) {
        let line = Array("\(text)\n".utf8)
        _ = Glibc.write(STDOUT_FILENO, line, line.count)
    }

    static func number(_ arguments: [String], _ index: Int, _ standard: Int) -> Int {
        arguments.indices.contains(index) ? Int(arguments[index]) ?? standard : standard
    }

    private static func fail(_ text: String) -> Never {
        let line = Array("StateWriter: \(text)\n".utf8)
        _ = Glibc.write(STDERR_FILENO, line, line.count)
        exit(1)
    }
}
