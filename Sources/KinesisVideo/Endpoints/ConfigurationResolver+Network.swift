public import HTTPTransport

extension ConfigurationResolver {
    /// How servers are reached, and whom to trust.
    ///
    /// Proxies: `HTTPS_PROXY` and `HTTP_PROXY`, else `ALL_PROXY`, except for what `NO_PROXY` lists; in lower case they win,
    /// as they do with the AWS CLI. Certificate authorities: `--ca-bundle`, `AWS_CA_BUNDLE`, the profile's `ca_bundle`,
    /// `REQUESTS_CA_BUNDLE`, else this machine's.
    ///
    /// - Throws: ``KinesisVideoError`` where a proxy isn't one that can be used, or the file holds no certificates.
    public func network() throws(KinesisVideoError) -> NetworkSettings {
        let all = try proxy("ALL_PROXY")
        let (secure, plain) = (try proxy("HTTPS_PROXY"), try proxy("HTTP_PROXY"))
        let exemptions = proxyVariable("NO_PROXY")
        let proxies = ProxyRules(
            http: plain ?? all, https: secure ?? all, exemptions: exemptions?.value ?? "",
            exemptionsOrigin: exemptions?.name ?? "NO_PROXY")
        let bundle = try caBundle()
        return NetworkSettings(proxies: proxies, caBundle: bundle?.path, caBundleOrigin: bundle?.origin)
    }

    private func proxy(_ name: String) throws(KinesisVideoError) -> ProxyServer? {
        guard let (name, value) = proxyVariable(name), !value.isEmpty else { return nil }
        guard let proxy = ProxyServer(value, origin: name) else {
            throw KinesisVideoError(
                .configuration,
                "\(name): '\(Redaction.hidingUser(in: value))' isn't a proxy that can be used; "
                    + "give http://[USER:PASSWORD@]HOST:PORT")
        }
        return proxy
    }

    private func proxyVariable(_ name: String) -> (name: String, value: String)? {
        [name.lowercased(), name].lazy.compactMap { name in
            environment.variables[name].map { (name, $0) }
        }.first
    }

    private func caBundle() throws(KinesisVideoError) -> (path: String, origin: String)? {
        let profile = try profile()
        let places = [
            ("--ca-bundle", flags.caBundle),
            (environment.place(of: "AWS_CA_BUNDLE"), environment.value("AWS_CA_BUNDLE")),
            ("ca_bundle of profile '\(profile.name)'", profile["ca_bundle"]),
            ("REQUESTS_CA_BUNDLE", environment.value("REQUESTS_CA_BUNDLE")),
        ]
        guard let (place, file) = places.first(where: { $0.1 != nil }), let file else { return nil }
        let path = environment.expanded(file)
        guard let holdsCertificate = environment.fileHolds("CERTIFICATE-----", path) else {
            throw KinesisVideoError(
                .configuration, "\(place): the file '\(path)' can't be read. Give one that is there, in PEM")
        }
        guard holdsCertificate else {
            throw KinesisVideoError(
                .configuration,
                "\(place): the file '\(path)' holds no certificate; give one in PEM, "
                    + "which begins with -----BEGIN CERTIFICATE-----")
        }
        return (path, place)
    }
}
