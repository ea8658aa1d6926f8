extension ConfigurationResolver {
    /// The region: `--region`, `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile's `region`.
    ///
    /// A pseudo-region such as `fips-us-east-1` or `us-gov-west-1-fips` is the region in it; see ``endpoints()``.
    public func region() throws(KinesisVideoError) -> Region {
        let profile = try profile()
        guard let found = regionSetting(profile) else {
            let other = environment.otherPlaces["AWS_REGION"]
            throw KinesisVideoError(
                .configuration,
                "no region: looked at --region, AWS_REGION, AWS_DEFAULT_REGION\(other.map { ", \($0)" } ?? "") "
                    + "and profile '\(profile.name)' in \(profile.files.paths). Give --region NAME, for example "
                    + "us-west-2\(other.map { ", or set \($0)" } ?? "")")
        }
        do {
            return try Region(Self.regionName(inPseudoRegion: found.name))
        } catch {
            throw KinesisVideoError(error.code, "\(found.place): \(error.message)")
        }
    }

    /// Which kind of hosts: `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT`, then the profile's
    /// `use_fips_endpoint` and `use_dualstack_endpoint`; a pseudo-region asks for FIPS, too.
    func endpointVariant() throws(KinesisVideoError) -> EndpointVariant {
        let profile = try profile()
        var variant: EndpointVariant = []
        if isTrue("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint", profile) {
            variant.insert(.dualStack)
        }
        let region = regionSetting(profile)?.name ?? ""
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

    private func regionSetting(_ profile: Profile) -> (name: String, place: String)? {
        let places = [
            ("--region", flags.region),
            (environment.place(of: "AWS_REGION"), environment.value("AWS_REGION")),
            ("AWS_DEFAULT_REGION", environment.value("AWS_DEFAULT_REGION")),
            ("region of profile '\(profile.name)'", profile["region"]),
        ]
        return places.lazy.compactMap { place, name in name.map { ($0, place) } }.first
    }

    private static func regionName(inPseudoRegion name: String) -> String {
        // Few regions have something to take out, and the first search of a text takes long.
        guard name.split(separator: "-").contains("fips") else { return name }
        return name.replacing("fips-", with: "").replacing("-fips", with: "")
    }

    /// The chosen profile's name and region, or `nil` where it has none or can't be read.
    public func profileRegion() -> (profile: String, region: String)? {
        // Whoever needs the profile is told what is wrong with it.
        guard let profile = try? profile() else { return nil }
        return profile["region"].map { (profile.name, $0) }
    }
}
