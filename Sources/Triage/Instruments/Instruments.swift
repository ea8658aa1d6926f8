package import HTTPTransport
package import KinesisVideo

/// All effects that the checks have; tests bring their own.
package struct Instruments: Sendable {
    /// Finds region and endpoints.
    package var place: @Sendable () throws(KinesisVideoError) -> Place
    /// Finds out where credentials come from.
    package var credentials: @Sendable () throws(KinesisVideoError) -> CredentialSource
    /// Where AWS STS is asked in a region, or `nil` where it isn't.
    package var identityEndpoint: @Sendable (Place) throws(KinesisVideoError) -> Endpoint?
    /// Reaches hosts step by step.
    package var network: NetworkInstrument
    /// Carries requests.
    package var transport: any Transport
    /// Clocks and waiting.
    package var time: TimeSource

    /// Instruments.
    package init(
        place: @escaping @Sendable () throws(KinesisVideoError) -> Place,
        credentials: @escaping @Sendable () throws(KinesisVideoError) -> CredentialSource,
        identityEndpoint: @escaping @Sendable (Place) throws(KinesisVideoError) -> Endpoint?,
        network: NetworkInstrument, transport: any Transport, time: TimeSource
    ) {
        self.place = place
        self.credentials = credentials
        self.identityEndpoint = identityEndpoint
        self.network = network
        self.transport = transport
        self.time = time
    }
}
