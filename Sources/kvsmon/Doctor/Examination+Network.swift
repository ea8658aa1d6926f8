import HTTPTransport
import KinesisVideo
import Triage

extension Examination {
    /// Runs `body` with an examination of what `resolver` finds, then closes the connections; calls are told to `logging`.
    static func using<Value>(
        _ resolver: ConfigurationResolver, logging: CallLogging, _ body: (Examination) async -> Value
    ) async -> Value {
        let time = TimeSource.system
        let ways = network(resolver)
        // What can't be used is told by its check, and stops what needs it; the transport is for the rest.
        let settings = (try? ways.get()) ?? NetworkSettings()
        let transport = AsyncHTTPClientTransport(network: settings, time: time)
        let credentials = await credentials(
            resolver, logging.observingCredentials(over: transport, time: time), time)
        let examination = Examination(
            Instruments(
                place: { () throws(KinesisVideoError) in
                    try Place(region: try resolver.region(), endpoint: try resolver.endpoints())
                },
                ways: { () throws(KinesisVideoError) in try ways.get() },
                credentials: { () throws(KinesisVideoError) in try credentials.get() },
                identityEndpoint: { (place) throws(KinesisVideoError) in
                    try resolver.identityEndpoint(in: place.region)
                },
                network: .system(TLSProbe(caBundle: settings.caBundle)), logging: logging,
                transport: transport, time: time))
        let value = await body(examination)
        await transport.shutdown()
        return value
    }

    private static func network(
        _ resolver: ConfigurationResolver
    ) -> Result<NetworkSettings, KinesisVideoError> {
        do { return .success(try resolver.network()) } catch { return .failure(error) }
    }

    /// Where credentials come from. Those that somebody at the terminal is asked for are asked for now, before time counts.
    private static func credentials(
        _ resolver: ConfigurationResolver, _ transport: any Transport, _ time: TimeSource
    ) async -> Result<CredentialSource, KinesisVideoError> {
        let choice: CredentialChoice
        do { choice = try resolver.credentials() } catch { return .failure(error) }
        let source = choice.source(over: transport, time: time)
        guard choice.mayAsk else { return .success(source) }
        let answer = await answer(of: source)
        return .success(
            CredentialSource(name: source.name) { () throws(KinesisVideoError) in try answer.get() })
    }

    private static func answer(of source: CredentialSource) async -> Result<Credentials, KinesisVideoError> {
        do { return .success(try await source.load()) } catch { return .failure(error) }
    }
}
