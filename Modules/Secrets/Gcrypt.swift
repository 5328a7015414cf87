import CGcrypt

/// The one place that brings libgcrypt up.
enum Gcrypt {
    /// The oldest version with Argon2 and GCM-SIV.
    static let oldestVersion = "1.10.0"

    /// Whether the library is there in a version that can seal; digests work with every version.
    ///
    /// Swift runs this initialiser once, whichever thread comes first, which is what the library asks for. A program
    /// that embeds us may have initialised it already; then its settings stand.
    static let isReady: Bool = {
        let version = gcry_check_version(oldestVersion)
        if version == nil { _ = gcry_check_version(nil) }
        if CGcrypt_is_initialized() == 0 { CGcrypt_finish_initialization() }
        return version != nil
    }()

    /// Call before anything else of the library.
    static func start() { _ = isReady }
}
