package import HTTPTransport
package import KinesisVideo

/// All effects that the checks have; tests bring their own.
package struct Instruments: Sendable {
    /// Finds region and endpoints.
    package var place: @Sendable () throws(KinesisVideoError) -> Place
    /// Finds out how hosts are reached, and whom to trust.
    package var ways: @Sendable () throws(KinesisVideoError) -> NetworkSettings
    /// Finds out where credentials come from.
    package var credentials: @Sendable () throws(KinesisVideoError) -> CredentialSource
    /// Where AWS STS is asked in a region, or `nil` where it isn't.
    package var identityEndpoint: @Sendable (Place) throws(KinesisVideoError) -> Endpoint?
    /// Reaches hosts step by step.
    package var network: NetworkInstrument
    /// Where calls are written down.
    package var logging: CallLogging
    /// Carries requests.
    package var transport: any Transport
    /// Clocks and waiting.
    package var time: TimeSource

    /// Instruments.
    package init(
        place: @escaping @Sendable () throws(KinesisVideoError) -> Place,
        ways: @escaping @Sendable () throws(KinesisVideoError) -> NetworkSettings,
        credentials: @escaping @Sendable () throws(KinesisVideoError) -> CredentialSource,
        identityEndpoint: @escaping @Sendable (Place) throws(KinesisVideoError) -> Endpoint?,
        network: NetworkInstrument, logging: CallLogging = CallLogging(), transport: any Transport,
        time: TimeSource
    ) {
        self.place = place
        self.ways = ways
        self.credentials = credentials
        self.identityEndpoint = identityEndpoint
        self.network = network
        self.logging = logging
        self.transport = transport
        self.time = time
    }
}
