extension CredentialLoader {
    /// The credentials of the role that `profile` takes at IAM Identity Center.
    func signedIn(_ profile: Profile) async throws(KinesisVideoError) -> Credentials {
        guard let settings = try SSOSettings(profile: profile) else {
            throw KinesisVideoError(
                .configuration, "profile '\(profile.name)' names no role of IAM Identity Center")
        }
        let service = SSOService(
            portal: try resolver.endpoint(of: .portal, in: settings.region),
            openIDConnect: try resolver.endpoint(of: .openIDConnect, in: settings.region),
            transport: transport, time: time)
        return try await SSOCredentials(
            settings: settings, service: service, environment: resolver.environment, time: time
        ).load()
    }
}
