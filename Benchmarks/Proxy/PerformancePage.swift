import BenchKit
import Foundation

/// The part of docs/performance.md about proxies.
enum PerformancePage {
    struct Failure: Error, CustomStringConvertible { let description: String }

    static let path = "docs/performance.md"

    /// Puts a report in the place of the one before.
    static func write(_ report: [String]) throws {
        let page = try String(contentsOfFile: path, encoding: .utf8)
        guard let renewed = DocumentSection("proxies").replaced(in: page, by: report) else {
            throw Failure(description: "\(path) has lost the marks between which the proxies' table belongs")
        }
        try renewed.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
