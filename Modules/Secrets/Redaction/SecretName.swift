/// Whether the name of a member, field, parameter or header announces a secret.
enum SecretName {
    case none
    /// One value follows.
    case field
    /// The rest of the line is the value.
    case line

    /// Names are compared by how they end, in lower case and without `_` and `-`: `OPENAI_API_KEY`, `x-api-key` and
    /// `apiKey` are one name, and prefixes of all sorts are met outside.
    private static let fieldEndings = [
        "token", "secret", "password", "passwd", "passphrase", "passcode", "mysqlpwd", "jwt", "bearer",
        "apikey", "accesskey", "secretkey", "privatekey", "signingkey", "encryptionkey", "masterkey", "authkey",
        "secretvalue", "tokenvalue", "codeverifier", "clientassertion", "devicecode", "sharedaccesssignature",
    ].map { Array($0.utf8) }

    private static let lineEndings = ["authorization", "cookie", "cookies", "setcookie2"].map { Array($0.utf8) }

    /// Names that mean a secret in a query or a form alone: `code` is an error code everywhere else.
    private static let queryNames = ["code", "key", "sig", "signature", "assertion", "usercode", "xamzsignature"]
        .map { Array($0.utf8) }

    /// The letters that any of these end with: most names of a text end with another.
    private static let lastLetters: [Bool] = {
        var letters = [Bool](repeating: false, count: 256)
        for name in fieldEndings + lineEndings + queryNames { if let last = name.last { letters[Int(last)] = true } }
        return letters
    }()

    private static let longest = 32

    init(_ name: ArraySlice<UInt8>, inQuery: Bool) {
        guard let last = name.last(where: Characters.isAlphanumeric), Self.lastLetters[Int(Characters.lowercased(last))]
        else {
            self = .none
            return
        }
        let normal = Self.normalized(name)
        if Self.lineEndings.contains(where: { normal.suffix($0.count).elementsEqual($0) }) {
            self = .line
        } else if Self.fieldEndings.contains(where: { normal.suffix($0.count).elementsEqual($0) }) {
            self = .field
        } else if inQuery, Self.queryNames.contains(normal) {
            self = .field
        } else {
            self = .none
        }
    }

    /// The last characters of the name: looking at more would make a megabyte of base64 expensive.
    private static func normalized(_ name: ArraySlice<UInt8>) -> [UInt8] {
        var normal: [UInt8] = []
        for byte in name.suffix(2 * longest) where Characters.isAlphanumeric(byte) {
            normal.append(Characters.lowercased(byte))
        }
        return normal
    }
}
