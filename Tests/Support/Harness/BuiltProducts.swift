import Foundation

/// Where this very build put its programs and module interfaces.
public enum BuiltProducts {
    /// The folder that holds the test bundle, the programs and `Modules/`.
    public static let folder: String = {
        let bundle =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        // swift test starts the bundle through a runner in the toolchain; the bundle itself is among the arguments.
        let candidates = [bundle] + CommandLine.arguments
        let found = candidates.first { $0.hasSuffix(".xctest") } ?? bundle
        return (found as NSString).deletingLastPathComponent
    }()

    public static func program(_ name: String) throws -> String {
        let path = "\(folder)/\(name)"
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw HarnessError("\(name) was not built: no \(path)")
        }
        return path
    }

    /// The root of the package, found from this file.
    public static let packageRoot: String = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { url.deleteLastPathComponent() }
        return url.path
    }()
}
