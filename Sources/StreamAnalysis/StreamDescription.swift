/// What is known about a stream besides its fragments.
public struct StreamDescription: Hashable, Sendable {
    /// The stream's name, as the operator gave it.
    public var name: String
    /// The region's name, such as `us-west-2`.
    public var region: String
    /// DescribeStream's Status (`ACTIVE`, `CREATING`, …), or `nil` before it answered.
    public var status: String?
    /// DescribeStream's DataRetentionInHours, or `nil` before it answered.
    public var retentionHours: Int?

    /// A description; what isn't known yet is `nil`.
    public init(name: String, region: String, status: String? = nil, retentionHours: Int? = nil) {
        self.name = name
        self.region = region
        self.status = status
        self.retentionHours = retentionHours
    }
}
