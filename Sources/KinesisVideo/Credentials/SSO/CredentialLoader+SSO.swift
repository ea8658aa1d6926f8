extension CredentialLoader {
    /// The credentials of the role that `profile` takes at IAM Identity Center.
    func signedIn(_ profile: Profile) async throws(KinesisVideoError) -> Credentials {
        guard let settings = try SSOSettings(profile: profile) else {
            throw KinesisVideoError(
                .configuration, "profile '\(profile.name)' names no role of IAM Identity Center")
        }
        let service = SSOService(
            portal: try endpoint("AWS_ENDPOINT_URL_SSO", "portal.sso", settings.region),
            openIDConnect: try endpoint("AWS_ENDPOINT_URL_SSO_OIDC", "oidc", settings.region),
            transport: transport, time: time)
        return try await SSOCredentials(
            settings: settings, service: service, environment: resolver.environment, time: time
        ).load()
    }

    /// Where a service is whose hosts begin with `prefix`: where a variable says, or else at AWS's own host in `region`.
    private func endpoint(
        _ variable: String, _ prefix: String, _ region: Region
    ) throws(KinesisVideoError) -> Endpoint {
        let told = resolver.environment.value(variable) ?? resolver.environment.value("AWS_ENDPOINT_URL")
        let suffix = region.name.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
        return try Endpoint(told ?? "https://\(prefix).\(region).\(suffix)")
    }
}
