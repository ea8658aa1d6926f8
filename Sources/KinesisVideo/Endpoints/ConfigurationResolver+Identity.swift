extension ConfigurationResolver {
    /// Where AWS STS is asked who calls; `nil` where settings name one endpoint for all services, which is another service
    /// than AWS and may have none.
    package func identityEndpoint(in region: Region) throws(KinesisVideoError) -> Endpoint? {
        if let setting = try endpointSetting(of: .securityToken) {
            return setting.isOwn ? try setting.endpoint() : nil
        }
        guard try endpoints().control == nil else { return nil }
        return try endpoint(of: .securityToken, in: region)
    }
}
