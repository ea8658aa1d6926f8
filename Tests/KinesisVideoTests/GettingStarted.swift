import FoundationEssentials
import HTTPTransport
import KinesisVideo

/// The code of the article "Getting started", compiled; `ArticleTests` holds the two equal.
enum GettingStarted {
    static func makeClient() throws -> (KinesisVideoClient, AsyncHTTPClientTransport) {
        let transport = AsyncHTTPClientTransport()
        let configuration = try ConfigurationResolver(environment: .process).configuration()
        let client = KinesisVideoClient(configuration: configuration, transport: transport)
        return (client, transport)
    }

    static func listFragments(_ client: KinesisVideoClient, now: Date) async throws -> [String] {
        let stream = try StreamReference(parsing: "front-door")
        let lastMinute = FragmentSelector(.serverTimestamp, now.addingTimeInterval(-60)...now)
        var numbers: [String] = []
        for try await page in client.listFragments(ListFragmentsInput(stream: stream, selector: lastMinute)) {
            numbers += page.fragments.map(\.fragmentNumber)
        }
        return numbers
    }

    static func play(_ client: KinesisVideoClient, _ stream: StreamReference) async throws -> String {
        let session = try await client.hlsStreamingSessionURL(
            GetHLSStreamingSessionURLInput(
                stream: stream, discontinuityMode: .onDiscontinuity, expires: .seconds(3600)))
        let url = session.reveal()
        return url
    }

    static func saveClip(
        _ client: KinesisVideoClient, _ stream: StreamReference, _ lastMinute: FragmentSelector,
        progress: @escaping @Sendable (Int) -> Void
    ) async throws -> [UInt8] {
        let question = GetClipInput(stream: stream, selector: lastMinute)
        let clip = try await client.clip(question).reportingProgress { count in progress(count) }
        var file: [UInt8] = []
        for try await piece in clip { file += piece }
        return file
    }

    static func words(for error: KinesisVideoError) -> String {
        switch error.exception {
        case .resourceNotFound: "nothing was recorded in that minute, or there is no such stream"
        case .clientLimitExceeded: "ask again later"
        case .other(let code): "the service said \(code)"
        case nil: "no answer: \(error.code)"
        default: "\(error)"
        }
    }

    static func presign(
        _ client: KinesisVideoClient, _ stream: StreamReference, _ lastMinute: FragmentSelector
    ) async throws -> PresignedRequest {
        let request = try ServiceRequest.getClip(GetClipInput(stream: stream, selector: lastMinute))
        let presigned = try await client.presigned(request, for: .seconds(900))
        return presigned
    }
}
