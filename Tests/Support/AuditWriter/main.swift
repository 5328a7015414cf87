import Diagnostics
import Glibc
import Secrets
import StateRoots
import Storage

// AuditWriter <root> <count> <part size>: adds records and says the sequence number of each once it is written.

let arguments = CommandLine.arguments
guard arguments.count == 4, let count = Int(arguments[2]), let partBytes = Int(arguments[3]) else { exit(64) }

let catalogue = try Catalogue([
    Artifact("audit", in: .prodexHome, at: "audit", kind: .directory, retention: .durable, "The audit log.")
])
let directory = try catalogue.durable("audit", in: StateRoot(.prodexHome, at: AbsolutePath(arguments[1])))
let log = AuditLog(
    in: directory, actor: AuditActor(program: "writer", process: Int(getpid())), redactor: Redactor(),
    partBytes: partBytes, patience: .seconds(60))
for number in 0..<count {
    let event = AuditEvent("test.write", subject: "number \(number)", outcome: .done)
    let head = try log.append(event, at: Timestamp(milliseconds: Int64(number)))
    let line = Array("\(head.sequence)\n".utf8)
    _ = write(STDOUT_FILENO, line, line.count)
}
