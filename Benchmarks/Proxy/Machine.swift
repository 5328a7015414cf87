import BenchKit
import Foundation

/// What was measured on and with.
struct Machine {
    let description: String
    /// The load average when it began.
    let load: String

    init(on stage: Stage) throws {
        let model = ProcFile.text(of: "/proc/cpuinfo").split(separator: "\n")
            .first { $0.hasPrefix("model name") }?.split(separator: ":").last.map { $0.drop { $0 == " " } }
        var system = utsname()
        uname(&system)
        let release = withUnsafePointer(to: &system.release) {
            $0.withMemoryRebound(to: CChar.self, capacity: 65) { String(cString: $0) }
        }
        let nginx = try stage.run([OutsidePrograms.path(of: "nginx"), "-v"], within: 10).errorText
        let haproxy = try stage.run([OutsidePrograms.path(of: "haproxy"), "-v"], within: 10).outputText
        let versions = [
            "nginx \(Self.version(in: nginx, after: "nginx/"))",
            "HAProxy \(Self.version(in: haproxy, after: "version "))",
        ]
        description =
            "\(versions.joined(separator: ", ")); Linux \(release), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) processors"
            + (model.map { " (\($0))" } ?? "")
        load = ProcFile.words(of: "/proc/loadavg").first.map(String.init) ?? "unknown"
    }

    private static func version(in text: String, after label: String) -> Substring {
        text.range(of: label).map { text[$0.upperBound...].prefix { $0.isNumber || $0 == "." } } ?? "?"
    }
}
