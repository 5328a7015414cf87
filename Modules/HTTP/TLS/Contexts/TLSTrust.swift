/// Which authorities a client believes.
///
/// There is no way to believe everybody: a self-signed certificate is believed by naming its file.
public struct TLSTrust: Sendable {
    let includesSystem: Bool
    let authorities: [PEMSource]

    /// Those that the system's OpenSSL believes: on Debian, of the package ca-certificates.
    ///
    /// OpenSSL looks for them itself, and lets the environment variables `SSL_CERT_FILE` and `SSL_CERT_DIR` name other
    /// places. With a folder it reads a certificate when one is first asked for.
    public static let system = TLSTrust(includesSystem: true, authorities: [])

    /// Those of the system and these as well.
    public static func system(and authorities: [PEMSource]) -> TLSTrust {
        TLSTrust(includesSystem: true, authorities: authorities)
    }

    /// These and no others, whatever the environment says.
    public static func only(_ authorities: [PEMSource]) -> TLSTrust {
        TLSTrust(includesSystem: false, authorities: authorities)
    }
}

/// What the connections of a client context are worth: equal where the same authorities are believed.
///
/// A pool that has this in its key never hands out a connection to somebody who would not have trusted it. The
/// certificates count, and not the names of their files; the system's own count as one.
public struct TLSIdentity: Hashable, Sendable {
    let includesSystem: Bool
    let fingerprints: Set<[UInt8]>
    let applicationProtocols: [String]
}
