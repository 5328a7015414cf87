enum ShellName {
    /// A program's name as a part of a function's name.
    static func identifier(_ program: String) -> String {
        String(program.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}
