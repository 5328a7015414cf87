import COpenSSL
import Transport

/// What can be said about a connection, and about why there is none.
extension TLSEngine {
    /// What ALPN agreed on.
    var applicationProtocol: String? {
        var name: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        SSL_get0_alpn_selected(ssl, &name, &count)
        return name.map { String(decoding: UnsafeBufferPointer(start: $0, count: Int(count)), as: UTF8.self) }
    }

    var protocolVersion: String { SSL_get_version(ssl).map { String(cString: $0) } ?? "" }

    /// What a finished handshake must have brought about, looked at once more; nil when all is well.
    func doubt(_ applicationProtocols: [String]) -> String? {
        // It must be one of those that were offered (RFC 7301 §3.1), which not every OpenSSL looks at.
        if let applicationProtocol, !applicationProtocols.contains(applicationProtocol) {
            return "the other side chose an application protocol that was not offered"
        }
        guard SSL_is_server(ssl) == 0 else { return nil }
        guard SSL_get_verify_result(ssl) == Int(X509_V_OK), SSL_get0_peer_certificate(ssl) != nil else {
            return "the other side has no verified certificate"
        }
        return nil
    }

    /// A failure as an error for people.
    func error(_ failure: Failure, _ context: String) -> TransportError {
        guard let entry = failure.entry else {
            return TransportError(.closed, context, detail: "the stream below takes no bytes")
        }
        return TransportError(.secure, context, detail: words(entry))
    }

    private func words(_ entry: OpenSSLErrors.Entry) -> String {
        if entry.isSSL(SSL_R_CERTIFICATE_VERIFY_FAILED) { return certificateWords }
        // The first record of a TLS peer is a handshake (22) or an alert (21).
        if SSL_is_init_finished(ssl) == 0, let firstByte, firstByte != 22, firstByte != 21 {
            return "the other side does not speak TLS; check the scheme and the port"
        }
        return entry.words
    }

    private var certificateWords: String {
        let code = SSL_get_verify_result(ssl)
        let words = X509_verify_cert_error_string(code).map { String(cString: $0) } ?? "not verified"
        return switch Int32(clamping: code) {
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
            X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_CERT_SIGNATURE_FAILURE:
            "its certificate comes from no authority that is trusted here: \(words)"
        case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
            "its certificate is for another name: \(words)"
        default: "its certificate: \(words)"
        }
    }
}
