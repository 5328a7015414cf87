import BenchKit
import Foundation

/// nginx's configuration: one worker, nothing logged, connections kept open.
enum NginxText {
    private static func text(_ folder: String, _ name: String, _ http: String) -> String {
        """
        worker_processes 1;
        daemon off;
        \(getuid() == 0 ? "user root;" : "")
        pid \(folder)/\(name).pid;
        error_log \(folder)/\(name).log;
        events { worker_connections \(Stage.openFiles); }
        http {
            access_log off;
            keepalive_timeout 3600s;
            keepalive_requests 1000000000;
            client_max_body_size 0;
            client_body_temp_path \(folder)/\(name)-body;
            proxy_temp_path \(folder)/\(name)-proxy;
            fastcgi_temp_path \(folder)/\(name)-fastcgi;
            uwsgi_temp_path \(folder)/\(name)-uwsgi;
            scgi_temp_path \(folder)/\(name)-scgi;
        \(http)
        }

        """
    }

    private static func upstream(_ endpoint: Endpoint) -> String {
        """
            upstream backend {
                server \(endpoint);
                keepalive 256;
                keepalive_timeout 3600s;
                keepalive_requests 1000000000;
            }
        """
    }

    private static let passing = """
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    proxy_buffering off;
                    proxy_request_buffering off;
                    proxy_read_timeout 3600s;
        """

    /// The proxy that is measured.
    static func proxy(_ scene: ProxyScene, at endpoint: Endpoint, in folder: String, name: String) -> String {
        var passing = self.passing
        // Its buffer of 4 or 8 KiB would be the whole difference in large replies.
        if scene.hasLargeReplies {
            passing += "\nproxy_buffer_size 64k; proxy_buffers 8 64k; proxy_busy_buffers_size 128k;"
        }
        if let authority = scene.authority {
            passing += """

                proxy_ssl_server_name on; proxy_ssl_name localhost;
                proxy_ssl_verify on; proxy_ssl_trusted_certificate \(authority);
                """
        }
        return text(
            folder, name,
            """
            \(upstream(scene.upstream))
                server {
                    listen \(endpoint) backlog=4096;
                    location / {
                        proxy_pass \(scene.authority == nil ? "http" : "https")://backend;
            \(passing)
                    }
                }
            """)
    }

    /// TLS in front of the backend: the small reply it gives itself, streams come from behind.
    static func terminator(
        at endpoint: Endpoint, before backend: Endpoint, _ certificates: Certificates, in folder: String, name: String
    ) -> String {
        let hasIPv6 = !ProcFile.words(of: "/proc/net/if_inet6").isEmpty
        return text(
            folder, name,
            """
            \(upstream(backend))
                server {
                    listen \(endpoint) ssl backlog=4096;
                    \(hasIPv6 ? "listen [::1]:\(endpoint.port) ssl backlog=4096;" : "")
                    ssl_certificate \(certificates.certificate);
                    ssl_certificate_key \(certificates.key);
                    ssl_session_cache shared:sessions:1m;
                    location = /small {
                        default_type application/json;
                        return 200 "\(String(repeating: "x", count: 128))";
                    }
                    location / {
                        proxy_pass http://backend;
            \(passing)
                    }
                }
            """)
    }
}
