import BenchKit

/// HAProxy's configuration: one thread, nothing logged, upstream connections shared.
enum HAProxyText {
    static func proxy(_ scene: ProxyScene, at endpoint: Endpoint) -> String {
        // It keeps no idle upstream connection once a quarter of its descriptors is in use; where every stream has a
        // connection of its own, that does not matter.
        let connections = scene.streams >= 4_000 ? 9_000 : Stage.openFiles / 5
        let tls = scene.authority.map {
            " ssl verify required ca-file \($0) verifyhost localhost sni str(localhost)"
        }
        // Without http-no-delay an event waits for the next one.
        return """
            global
                nbthread 1
                maxconn \(connections)
            defaults
                mode http
                timeout connect 10s
                timeout client 1h
                timeout server 1h
                timeout http-request 1h
                timeout http-keep-alive 1h
                option http-no-delay
                option http-keep-alive
                http-reuse always
            listen proxy
                bind \(endpoint) backlog 4096
                server backend \(scene.upstream)\(tls ?? "")

            """
    }
}
