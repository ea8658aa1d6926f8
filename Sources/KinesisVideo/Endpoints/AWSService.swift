/// A service of AWS that is asked, by the name that settings give its endpoint.
enum AWSService: String, CaseIterable, Sendable {
    /// Kinesis Video Streams: the control plane.
    case kinesisVideo = "kinesis_video"
    /// Kinesis Video Streams: archived media.
    case archivedMedia = "kinesis_video_archived_media"
    /// Security Token Service: roles.
    case securityToken = "sts"
    /// IAM Identity Center's portal: the credentials of a signed-in user.
    case portal = "sso"
    /// IAM Identity Center's OpenID Connect: signing in, and renewing tokens.
    case openIDConnect = "sso_oidc"
    /// AWS Sign-In: renewing what a user got with `aws login`.
    case signIn = "signin"

    /// What its hosts begin with.
    private var hostPrefix: String {
        switch self {
        case .kinesisVideo, .archivedMedia: "kinesisvideo"
        case .securityToken: "sts"
        case .portal: "portal.sso"
        case .openIDConnect: "oidc"
        case .signIn: "signin"
        }
    }

    /// The host that serves `region`. Source: the endpoint rule set of each service's model in the AWS SDKs.
    func host(in region: Region, _ variant: EndpointVariant = []) -> String {
        let partition = Partition(of: region)
        if self == .securityToken, region.name == "aws-global", variant.isEmpty {
            return "sts.\(partition.suffix)"
        }
        if self == .signIn, variant.isEmpty, let domain = Self.signInDomains[partition.name] {
            return "\(region).\(domain)"
        }
        let suffix = variant.contains(.dualStack) ? partition.dualStackSuffix : partition.suffix
        let mark = variant.contains(.fips) && !hasOnlyValidatedHosts(in: partition, variant) ? "-fips" : ""
        return "\(hostPrefix)\(mark).\(region).\(suffix)"
    }

    /// Where users sign in, by partition; elsewhere the hosts are called as those of any service.
    private static let signInDomains = [
        "aws": "signin.aws.amazon.com", "aws-cn": "signin.amazonaws.cn",
        "aws-us-gov": "signin.amazonaws-us-gov.com",
    ]

    /// Whether every host of the partition is a FIPS host, and none is called so.
    private func hasOnlyValidatedHosts(in partition: Partition, _ variant: EndpointVariant) -> Bool {
        switch self {
        case .kinesisVideo, .archivedMedia, .signIn: false
        case .securityToken, .portal, .openIDConnect:
            partition.name == "aws-us-gov" && !variant.contains(.dualStack)
        }
    }
}
