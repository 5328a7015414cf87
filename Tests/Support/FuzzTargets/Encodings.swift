import Secrets
import Transport

/// Reads any bytes as hex, base 64, ids and addresses: what is read is written as the one text that is read back.
public func fuzzEncodings(_ bytes: [UInt8]) {
    guard Hex.decode(Hex.encode(bytes)) == bytes else { preconditionFailure("hex does not come back") }
    for alphabet in [Base64.Alphabet.standard, .url] {
        guard Base64.decode(Base64.encode(bytes, alphabet), alphabet) == bytes else {
            preconditionFailure("base 64 does not come back")
        }
    }

    let text = String(decoding: bytes, as: UTF8.self)
    if let decoded = Hex.decode(text), Hex.encode(decoded) != text.lowercased() {
        preconditionFailure("hex was read that nobody writes")
    }
    for alphabet in [Base64.Alphabet.standard, .url] {
        if let decoded = Base64.decode(text, alphabet), Base64.encode(decoded, alphabet) != text {
            preconditionFailure("base 64 was read that nobody writes")
        }
    }
    if let digest = Digest(text), Digest(digest.description) != digest {
        preconditionFailure("a digest does not come back")
    }
    if let id = UniqueID(text), id.description != text.lowercased() { preconditionFailure("an id does not come back") }
    checkAddresses(text)
}

private func checkAddresses(_ text: String) {
    if let address = IPAddress(text), IPAddress(address.description) != address {
        preconditionFailure("an address does not come back: \(address)")
    }
    if let address = SocketAddress(text), SocketAddress(address.description) != address {
        preconditionFailure("a socket address does not come back: \(address)")
    }
    if let endpoint = Endpoint(text, defaultPort: 80), Endpoint(endpoint.description) != endpoint {
        preconditionFailure("an endpoint does not come back: \(endpoint)")
    }
    if let name = HostName(text), HostName(name.description) != name {
        preconditionFailure("a name does not come back: \(name)")
    }
    if let host = Endpoint.Host(text), Endpoint.Host(host.description) != host {
        preconditionFailure("a host does not come back: \(host)")
    }
}
