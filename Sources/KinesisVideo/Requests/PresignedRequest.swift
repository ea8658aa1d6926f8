import AWSSigning
public import FoundationEssentials
import HTTPTransport

/// A signed request that whoever has it can send until it expires, without credentials of their own.
///
/// Every operation of Kinesis Video Streams is a POST with a JSON body, and the signature covers method, body and content type.
/// So a URL alone isn't enough, and a browser's address bar can't send it; curl can:
/// `curl -X POST -H 'content-type: application/json' --data-binary @body URL`. To let somebody watch with a URL alone, open a
/// session (``KinesisVideoClient/hlsStreamingSessionURL(_:deadline:)``): its URL needs no signature.
public struct PresignedRequest: Hashable, Sendable {
    /// The method: `POST`.
    public let method: String
    private let url: String
    /// The value to send as `content-type`.
    public let contentType: String
    /// The body to send, byte for byte.
    public let body: [UInt8]
    /// Until when the service takes it; the credentials' own end where that comes earlier.
    public let expires: Date

    init(url: String, body: [UInt8], expires: Date) {
        method = SignedRequest.method
        contentType = SignedRequest.contentType
        self.url = url
        self.body = body
        self.expires = expires
    }

    /// The URL with its signature, for the one place that sends it.
    public func reveal() -> String { url }
}

extension PresignedRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `POST https://host/listFragments?…` without what a reader could use.
    public var description: String { "\(method) \(Redaction.hidingTokens(in: url))" }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// No children: `dump` shows ``description`` only.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension KinesisVideoClient {
    /// `request`, signed for somebody else to send.
    ///
    /// Nothing is sent, but that a stream's data endpoint is asked for where it isn't known.
    ///
    /// - Parameters:
    ///   - request: What to allow, such as `.getClip(input)`.
    ///   - lifetime: How long the signature is good: 1 s to 7 days, in whole seconds.
    /// - Throws: ``KinesisVideoError``; ``KinesisVideoError/Code/invalidRequest`` where `lifetime` is out of range.
    public func presigned(
        _ request: ServiceRequest, for lifetime: Duration = .seconds(300)
    ) async throws(KinesisVideoError) -> PresignedRequest {
        let seconds = lifetime.wholeSeconds
        do throws(RuleViolation) {
            try RuleViolation.check(
                seconds, of: "X-Amz-Expires", within: PresignedURL.lifetimes,
                source: "AWS Signature Version 4, query parameters")
        } catch {
            throw KinesisVideoError(error)
        }
        let endpoint = try await route(to: request.operation, request.stream)
            .resolve(configuration.deadline)
        let credentials = try await self.credentials.load()
        let date = executor.time.date() + (await executor.clock.offset) / .seconds(1)
        let end = date + Double(seconds)
        return PresignedRequest(
            url: SignedRequest.presignedURL(
                request, at: endpoint, credentials: credentials, region: configuration.region, date: date,
                seconds: seconds),
            body: request.json.bytes, expires: credentials.expires.map { min($0, end) } ?? end)
    }
}
