import Foundation

/// The programs of others that a measurement needs.
enum OutsidePrograms {
    struct Missing: Error, CustomStringConvertible {
        let name: String
        var description: String { "\(name) is needed and not installed: `make bench` installs it" }
    }

    /// Where the program is; Debian keeps servers where a user's PATH does not look.
    static func path(of name: String) throws(Missing) -> String {
        let places = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for place in places + ["/usr/sbin", "/usr/bin"] where access("\(place)/\(name)", X_OK) == 0 {
            return "\(place)/\(name)"
        }
        throw Missing(name: name)
    }
}
