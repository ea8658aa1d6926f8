/// Which hosts are asked instead of AWS's own.
public struct EndpointChoice: Hashable, Sendable {
    /// The control plane (ListStreams, DescribeStream, GetDataEndpoint), or `nil` for the region's own.
    public var control: Endpoint?
    /// The archived-media plane (ListFragments, GetHLSStreamingSessionURL), or `nil` for what GetDataEndpoint answers.
    public var archivedMedia: Endpoint?

    /// A choice; AWS's own hosts where `nil`.
    public init(control: Endpoint? = nil, archivedMedia: Endpoint? = nil) {
        self.control = control
        self.archivedMedia = archivedMedia
    }

    /// AWS's own hosts for everything.
    public static let aws = EndpointChoice()
}
