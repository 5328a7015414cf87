/// Reads the small texts that the kernel shows under `/proc`.
enum KernelFile {
    private static let longest = 4096

    /// The text; nil when it is not there or not for this user.
    static func read(_ path: String) -> [UInt8]? {
        do throws(System.Failure) {
            let file = try System.open(path, .read)
            return try System.readBeginning(file.number, upTo: longest)
        } catch {
            return nil
        }
    }
}

extension KernelFile {
    /// The names in a directory that the kernel makes up; none when it is gone or not for this user.
    static func names(in directory: String) -> [String] {
        do throws(System.Failure) {
            let directory = try System.open(directory, .directory)
            return try System.names(in: directory.number)
        } catch {
            return []
        }
    }

    /// Where one of the kernel's links leads; nil when it is gone or not for this user.
    static func linkTarget(of path: String) -> String? {
        (try? System.linkTarget(path)).flatMap { String(validating: $0, as: UTF8.self) }
    }
}
