extension ConfigurationResolver {
    /// The endpoints.
    ///
    /// The control plane's: `--endpoint-url`, `AWS_ENDPOINT_URL_KINESIS_VIDEO`, `AWS_ENDPOINT_URL`, the
    /// `endpoint_url` of `kinesis_video` in the section that the profile's `services` names, the profile's own
    /// `endpoint_url`. The archived media's: `AWS_ENDPOINT_URL_KINESIS_VIDEO_ARCHIVED_MEDIA`, or
    /// `kinesis_video_archived_media` in that section; an endpoint for all services isn't meant, since it has
    /// GetDataEndpoint to tell where a stream's media is. `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` and the profile's
    /// `ignore_configured_endpoint_urls` leave only the flag.
    ///
    /// Hosts of AWS itself are those that `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT` ask for, or the
    /// profile's settings of the same names in lower case; they say nothing about an endpoint that is told.
    public func endpoints() throws(KinesisVideoError) -> EndpointChoice {
        var choice = EndpointChoice(variant: try endpointVariant())
        if let url = flags.endpointURL {
            choice.control = try EndpointSetting(url: url, place: "--endpoint-url", isOwn: true).endpoint()
        } else {
            choice.control = try endpointSetting(of: .kinesisVideo)?.endpoint()
        }
        if let setting = try endpointSetting(of: .archivedMedia), setting.isOwn {
            choice.archivedMedia = try setting.endpoint()
        }
        return choice
    }

    /// Where `service` is asked in `region`: at the endpoint that settings tell, or else at AWS's own host.
    func endpoint(of service: AWSService, in region: Region) throws(KinesisVideoError) -> Endpoint {
        if let setting = try endpointSetting(of: service) { return try setting.endpoint() }
        return try Endpoint("https://\(service.host(in: region, try endpointVariant()))")
    }

    /// What the settings say about the endpoint of `service`, or `nil` where they say nothing.
    func endpointSetting(of service: AWSService) throws(KinesisVideoError) -> EndpointSetting? {
        let profile = try profile()
        let ignores = isTrue(
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls", profile)
        guard !ignores else { return nil }
        let own = "AWS_ENDPOINT_URL_\(service.rawValue.uppercased())"
        for (variable, isOwn) in [(own, true), ("AWS_ENDPOINT_URL", false)] {
            guard let url = environment.value(variable) else { continue }
            return EndpointSetting(url: url, place: environment.place(of: variable), isOwn: isOwn)
        }
        if let url = try profile.servicesSection?.nested(service.rawValue)["endpoint_url"].nonEmpty {
            let place = "endpoint_url of \(service.rawValue) in [services \(profile["services"] ?? "")]"
            return EndpointSetting(url: url, place: place, isOwn: true)
        }
        return profile["endpoint_url"].map {
            EndpointSetting(url: $0, place: "endpoint_url of profile '\(profile.name)'", isOwn: false)
        }
    }
}

extension Profile {
    /// The section that its setting `services` names, or `nil` where it has no such setting.
    fileprivate var servicesSection: ConfigSection? {
        get throws(KinesisVideoError) {
            guard settings.has("services") else { return nil }
            guard let services else {
                throw KinesisVideoError(
                    .configuration,
                    "profile '\(name)' names [services \(self["services"] ?? "")], which \(files.configPath) doesn't "
                        + "have. Add the section, or delete the setting 'services'")
            }
            return services
        }
    }
}
