/// The way that a probe takes to a server: to its address, or to that of a proxy that leads on.
package struct ProbeRoute: Hashable, Sendable {
    /// The server's name.
    package var host: String
    /// The server's port.
    package var port: Int
    /// The address in digits that is connected to: the server's, or the proxy's.
    package var address: String
    /// The proxy at that address, or `nil` where it is the server's.
    package var proxy: ProxyServer?

    /// A way to `port` of `host`.
    package init(host: String, port: Int, address: String, proxy: ProxyServer? = nil) {
        self.host = host
        self.port = port
        self.address = address
        self.proxy = proxy
    }

    /// The server as a proxy is asked for it. Source: RFC 9112 §3.2.3, authority-form.
    package var authority: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}
