/// A certificate for `localhost` and the authority that signed it, made for one measurement.
struct Certificates {
    let authority: String
    let certificate: String
    let key: String

    init(on stage: Stage) throws {
        let openssl = try OutsidePrograms.path(of: "openssl")
        authority = "\(stage.folder)/authority.pem"
        certificate = "\(stage.folder)/server.pem"
        key = "\(stage.folder)/server.key"
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-x509"]
        _ = try stage.run(
            [openssl, "req"] + curve + [
                "-keyout", "\(stage.folder)/authority.key", "-out", authority, "-subj", "/CN=Benchmark authority",
                "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign",
            ], within: 30)
        _ = try stage.run(
            [openssl, "req"] + curve + [
                "-CA", authority, "-CAkey", "\(stage.folder)/authority.key", "-keyout", key, "-out", certificate,
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                "-addext", "basicConstraints=critical,CA:FALSE",
            ], within: 30)
    }
}
