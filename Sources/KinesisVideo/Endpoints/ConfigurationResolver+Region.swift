extension ConfigurationResolver {
    /// The region: `--region`, `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile's `region`.
    public func region() throws(KinesisVideoError) -> Region {
        let profile = try profile()
        let found =
            flags.region ?? environment.value("AWS_REGION") ?? environment.value("AWS_DEFAULT_REGION")
            ?? profile["region"]
        guard let found else {
            throw KinesisVideoError(
                .configuration,
                "no region: looked at --region, AWS_REGION, AWS_DEFAULT_REGION and profile '\(profile.name)' in "
                    + "\(profile.files.paths). Give --region NAME, for example us-west-2")
        }
        return try Region(found)
    }

    /// The chosen profile's name and region, or `nil` where it has none or can't be read.
    public func profileRegion() -> (profile: String, region: String)? {
        // Whoever needs the profile is told what is wrong with it.
        guard let profile = try? profile() else { return nil }
        return profile["region"].map { (profile.name, $0) }
    }
}
