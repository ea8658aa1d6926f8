extension ConfigurationResolver {
    /// The region: `--region`, `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile's `region`.
    ///
    /// A pseudo-region such as `fips-us-east-1` or `us-gov-west-1-fips` is the region in it; see ``endpoints()``.
    public func region() throws(KinesisVideoError) -> Region {
        let profile = try profile()
        guard let found = regionName(profile) else {
            throw KinesisVideoError(
                .configuration,
                "no region: looked at --region, AWS_REGION, AWS_DEFAULT_REGION and profile '\(profile.name)' in "
                    + "\(profile.files.paths). Give --region NAME, for example us-west-2")
        }
        return try Region(Self.regionName(inPseudoRegion: found))
    }

    /// Which kind of hosts: `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT`, then the profile's
    /// `use_fips_endpoint` and `use_dualstack_endpoint`; a pseudo-region asks for FIPS, too.
    func endpointVariant() throws(KinesisVideoError) -> EndpointVariant {
        let profile = try profile()
        var variant: EndpointVariant = []
        if isTrue("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint", profile) {
            variant.insert(.dualStack)
        }
        let region = regionName(profile) ?? ""
        if Self.regionName(inPseudoRegion: region) != region
            || isTrue("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", profile)
        {
            variant.insert(.fips)
        }
        return variant
    }

    /// Whether the variable, or where there is none the profile's setting, says `true` in any case.
    func isTrue(_ variable: String, _ setting: String, _ profile: Profile) -> Bool {
        // A variable that is set to nothing says false, as it does to the SDKs.
        (environment.variables[variable] ?? profile[setting])?.lowercased() == "true"
    }

    private func regionName(_ profile: Profile) -> String? {
        flags.region ?? environment.value("AWS_REGION") ?? environment.value("AWS_DEFAULT_REGION")
            ?? profile["region"]
    }

    private static func regionName(inPseudoRegion name: String) -> String {
        name.replacing("fips-", with: "").replacing("-fips", with: "")
    }

    /// The chosen profile's name and region, or `nil` where it has none or can't be read.
    public func profileRegion() -> (profile: String, region: String)? {
        // Whoever needs the profile is told what is wrong with it.
        guard let profile = try? profile() else { return nil }
        return profile["region"].map { (profile.name, $0) }
    }
}
