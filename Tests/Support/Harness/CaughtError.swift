extension Error {
    /// What `body` throws of this kind, or nil; for values that an expectation's closure cannot capture.
    public static func caught(_ body: () throws -> Void) -> Self? {
        do {
            try body()
            return nil
        } catch {
            return error as? Self
        }
    }
}
