import Foundation

/// The file system in the machine's memory.
public enum MemoryFileSystem {
    /// Nil where the machine has none that this user may write to.
    public static let path: String? = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : nil

    /// Whether it is another one than that of temporary files; where it is not, tests that need two file systems are
    /// skipped and counted.
    public static func isApart() -> Bool {
        var memory = stat()
        var disk = stat()
        if let path, stat(path, &memory) == 0, stat(TemporaryDirectory.base, &disk) == 0, memory.st_dev != disk.st_dev {
            return true
        }
        return OutsideProgram.isThere("memory-file-system")
    }
}

extension TemporaryDirectory {
    /// A directory on another file system than that of the others.
    public static func inMemory() throws -> TemporaryDirectory {
        guard let path = MemoryFileSystem.path else { throw HarnessError("this test needs /dev/shm to write to") }
        return try TemporaryDirectory(in: path)
    }
}
