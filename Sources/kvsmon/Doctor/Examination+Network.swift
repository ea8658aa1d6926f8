import Foundation
import HTTPTransport
import KinesisVideo
import Triage

extension Examination {
    /// Runs `body` with an examination of what `resolver` finds, over `network`, then closes the connections.
    static func using<Value>(
        _ resolver: ConfigurationResolver, over network: NetworkSettings,
        _ body: (Examination) async -> Value
    ) async -> Value {
        let time = TimeSource.system
        let transport = AsyncHTTPClientTransport(network: network, time: time)
        let examination = Examination(
            Instruments(
                place: { () throws(KinesisVideoError) in
                    try Place(region: try resolver.region(), endpoint: try resolver.endpoints())
                },
                credentials: { () throws(KinesisVideoError) in
                    try resolver.credentials().source(over: transport, time: time)
                },
                identityEndpoint: { (place) throws(KinesisVideoError) in
                    try identityEndpoint(of: place)
                },
                network: .system(TLSProbe(caBundle: network.caBundle)), transport: transport, time: time))
        let value = await body(examination)
        await transport.shutdown()
        return value
    }

    /// AWS STS of the region; where the service isn't AWS's, only what AWS_ENDPOINT_URL_STS names.
    private static func identityEndpoint(of place: Place) throws(KinesisVideoError) -> Endpoint? {
        let named = ProcessInfo.processInfo.environment["AWS_ENDPOINT_URL_STS"]
        if let named, !named.isEmpty { return try Endpoint(named) }
        guard place.endpoint.control == nil else { return nil }
        let suffix = place.region.name.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
        return try Endpoint("https://sts.\(place.region).\(suffix)")
    }
}
