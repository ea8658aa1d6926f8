/// Which hosts are asked instead of AWS's own.
public struct EndpointChoice: Hashable, Sendable {
    /// The control plane (ListStreams, DescribeStream, GetDataEndpoint), or `nil` for the region's own.
    public var control: Endpoint?
    /// The archived-media plane (ListFragments, GetHLSStreamingSessionURL), or `nil` for what GetDataEndpoint answers.
    public var archivedMedia: Endpoint?

    /// Which of AWS's own hosts are asked where ``control`` is `nil`.
    public var variant: EndpointVariant

    /// A choice; AWS's own hosts where `nil`.
    public init(
        control: Endpoint? = nil, archivedMedia: Endpoint? = nil, variant: EndpointVariant = []
    ) {
        self.control = control
        self.archivedMedia = archivedMedia
        self.variant = variant
    }

    /// AWS's own hosts for everything.
    public static let aws = EndpointChoice()
}

extension EndpointChoice {
    /// Where the control plane is asked: the chosen host, or the one of `region`.
    package func control(in region: Region) throws(KinesisVideoError) -> Endpoint {
        if let control { return control }
        return try Endpoint("https://\(AWSService.kinesisVideo.host(in: region, variant))")
    }
}
