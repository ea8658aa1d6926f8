public import HTTPTransport

/// Everything a client is told: where, who, how patiently, and who hears of its calls.
public struct ClientConfiguration: Sendable {
    /// The region that requests are signed for, and whose hosts are asked.
    public var region: Region
    /// Who asks.
    public var credentials: CredentialChoice
    /// Other hosts than AWS's.
    public var endpoint: EndpointChoice
    /// How the transport is to reach servers; whoever makes the transport heeds it.
    public var network: NetworkSettings
    /// When to send a request again.
    public var retry: RetryPolicy
    /// What keeps requests within the service's quotas; clients that are to share them share this.
    public var quota: QuotaLedger
    /// The time for a whole call, retries included, where the caller names none.
    public var deadline: Duration
    /// Where calls are written down.
    public var logging: CallLogging
    /// Hears of each call's end, GetDataEndpoint's included; called on the calling task.
    public var record: @Sendable (CallRecord) -> Void

    /// A configuration for AWS's own hosts, with the usual patience, unless told otherwise.
    public init(
        region: Region, credentials: CredentialChoice, endpoint: EndpointChoice = .aws,
        network: NetworkSettings = NetworkSettings(), retry: RetryPolicy = RetryPolicy(),
        quota: QuotaLedger = QuotaLedger(), deadline: Duration = .seconds(30),
        logging: CallLogging = CallLogging(),
        record: @escaping @Sendable (CallRecord) -> Void = { _ in }
    ) {
        self.region = region
        self.credentials = credentials
        self.endpoint = endpoint
        self.network = network
        self.retry = retry
        self.quota = quota
        self.deadline = deadline
        self.logging = logging
        self.record = record
    }
}
