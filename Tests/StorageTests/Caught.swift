import Storage

extension StorageError {
    /// What `body` throws of this kind; for values that cannot be captured by an expectation's closure.
    static func caught(_ body: () throws -> Void) -> StorageError? {
        do {
            try body()
            return nil
        } catch {
            return error as? StorageError
        }
    }
}
