/// A part of AWS with accounts, hosts and rules of its own.
///
/// Source: the AWS SDKs' partitions.json, which their endpoint rule sets refer to.
struct Partition: Hashable, Sendable {
    /// Its name in ARNs, such as `aws-cn`.
    let name: String
    /// What its regions' names begin with, before a word and a number.
    let prefixes: [String]
    /// The domain of its hosts.
    let suffix: String
    /// The domain of its hosts that have IPv6 addresses, too.
    let dualStackSuffix: String

    /// The partition of `region`; AWS's own where no pattern matches, as the SDKs decide.
    init(of region: Region) {
        let name = region.name
        self =
            Self.all.first { name == "\($0.name)-global" }
            ?? Self.all.first { partition in partition.prefixes.contains { name.isRegion(prefix: $0) } }
            ?? Self.aws
    }

    private init(_ name: String, _ prefixes: [String], _ suffix: String, dualStack: String) {
        self.name = name
        self.prefixes = prefixes
        self.suffix = suffix
        dualStackSuffix = dualStack
    }

    /// The commercial one.
    static let aws = Partition(
        "aws", ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"], "amazonaws.com", dualStack: "api.aws")

    /// All of them.
    static let all = [
        aws,
        Partition(
            "aws-cn", ["cn"], "amazonaws.com.cn", dualStack: "api.amazonwebservices.com.cn"),
        Partition("aws-eusc", ["eusc-de"], "amazonaws.eu", dualStack: "api.amazonwebservices.eu"),
        Partition("aws-iso", ["us-iso"], "c2s.ic.gov", dualStack: "api.aws.ic.gov"),
        Partition("aws-iso-b", ["us-isob"], "sc2s.sgov.gov", dualStack: "api.aws.scloud"),
        Partition("aws-iso-e", ["eu-isoe"], "cloud.adc-e.uk", dualStack: "api.cloud-aws.adc-e.uk"),
        Partition("aws-iso-f", ["us-isof"], "csp.hci.ic.gov", dualStack: "api.aws.hci.ic.gov"),
        Partition("aws-us-gov", ["us-gov"], "amazonaws.com", dualStack: "api.aws"),
    ]
}

extension String {
    /// Whether it is `prefix-WORD-NUMBER`.
    fileprivate func isRegion(prefix: String) -> Bool {
        guard hasPrefix(prefix + "-") else { return false }
        let rest = dropFirst(prefix.count + 1).split(separator: "-", omittingEmptySubsequences: false)
        return rest.count == 2 && !rest[0].isEmpty && !rest[1].isEmpty && rest[1].utf8.allSatisfy(\.isDigit)
    }
}
