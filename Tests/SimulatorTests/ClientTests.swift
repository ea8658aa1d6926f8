import Foundation
import HTTPTransport
import KinesisVideo
import Testing

@testable import KinesisVideoSimulator

/// The simulator, asked by the client that kvsmon uses: two implementations of one protocol that share no code but the signatures'.
struct ClientTests {
    private static let stream = KinesisVideo.StreamReference.name("steady")

    /// Runs `body` with a client of a running simulator, its transport, and the fragments of a minute a little while ago.
    private static func withClient<Output: Sendable>(
        _ body:
            @Sendable @escaping (KinesisVideoClient, AsyncHTTPClientTransport, [ListedFragment])
            async throws -> Output
    ) async throws -> Output {
        try await withSimulator { address in
            let credentials = Credentials(
                accessKeyID: address.accessKeyID, secretAccessKey: Secret(address.secretAccessKey))
            let transport = AsyncHTTPClientTransport()
            let client = KinesisVideoClient(
                configuration: ClientConfiguration(
                    region: try Region(address.region), credentials: .fixed(credentials),
                    endpoint: EndpointChoice(control: try Endpoint(address.endpoint))), transport: transport)
            do {
                let output = try await body(client, transport, try await fragments(client))
                await transport.shutdown()
                return output
            } catch {
                await transport.shutdown()
                throw error
            }
        }
    }

    private static func fragments(_ client: KinesisVideoClient) async throws -> [ListedFragment] {
        let end = TimeSource.system.date() - 10
        let input = ListFragmentsInput(
            stream: stream, selector: .init(.producerTimestamp, (end - 60)...end))
        let pages = try await client.listFragments(input).collect()
        return pages.flatMap(\.fragments).sorted { $0.producerTimestamp < $1.producerTimestamp }
    }

    private static func range(_ fragments: [ListedFragment]) throws -> KinesisVideo.FragmentSelector {
        let first = try #require(fragments.first)
        let last = try #require(fragments.last)
        return .init(.producerTimestamp, first.producerTimestamp...last.producerTimestamp)
    }

    @Test func aClipIsAnMP4FileWithProgress() async throws {
        let (clip, contentType) = try await Self.withClient { client, _, fragments in
            let media = try await client.clip(
                GetClipInput(stream: Self.stream, selector: try Self.range(Array(fragments.prefix(3)))))
            return (try await media.reduce(into: [UInt8]()) { $0 += $1 }, media.contentType)
        }
        #expect(contentType == "video/mp4")
        #expect(clip.dropFirst(4).starts(with: "ftyp".utf8) && clip.count > 10_000)
    }

    @Test func imagesArePagedJPEGFiles() async throws {
        let pages = try await Self.withClient { client, _, fragments in
            try await client.images(
                GetImagesInput(
                    stream: Self.stream, selector: try Self.range(Array(fragments.prefix(6))),
                    samplingInterval: .seconds(1), maxResults: 4)
            ).collect()
        }
        #expect(pages.count >= 3)
        let images = pages.flatMap(\.images)
        #expect(images.map(\.date) == images.map(\.date).sorted() && Set(images.map(\.date)).count > 9)
        for image in images {
            guard case .file(let bytes) = image.content else {
                Issue.record("no image at \(image.date): \(image.content)")
                continue
            }
            #expect(bytes.starts(with: [0xFF, 0xD8, 0xFF]))
        }
    }

    @Test func aDASHSessionLeadsToAManifestWithNumbers() async throws {
        let (manifest, numbers) = try await Self.withClient { client, transport, fragments in
            let url = try await client.dashStreamingSessionURL(
                GetDASHStreamingSessionURLInput(
                    stream: Self.stream, playbackMode: .onDemand,
                    fragmentSelector: SessionFragmentSelector(
                        .producerTimestamp,
                        range: SessionTimestampRange(
                            start: fragments[0].producerTimestamp, end: fragments[3].producerTimestamp)),
                    displayFragmentNumber: .always))
            let answer = try await transport.send(
                HTTPRequest(url: url.reveal()), deadline: .seconds(10), bodyLimit: 1 << 20)
            return (
                String(decoding: answer.body, as: UTF8.self), fragments.prefix(4).map(\.fragmentNumber)
            )
        }
        for number in numbers { #expect(manifest.contains("kvs:fn=\"\(number)\"")) }
    }

    @Test func aPresignedRequestNeedsNoCredentials() async throws {
        let answers = try await Self.withClient { client, transport, fragments in
            let input = GetClipInput(stream: Self.stream, selector: try Self.range(fragments))
            let presigned = try await client.presigned(try .getClip(input))
            var request = HTTPRequest(
                method: presigned.method, url: presigned.reveal(),
                headers: ["content-type": presigned.contentType], body: presigned.body)
            let good = try await transport.send(request, deadline: .seconds(10), bodyLimit: 64 << 20)
            request.body.append(0x20)
            let changed = try await transport.send(request, deadline: .seconds(10), bodyLimit: 64 << 20)
            return [good.status, changed.status]
        }
        #expect(answers == [200, 403])
    }

    @Test func aRefusalIsOneOfTheDocumentedExceptions() async throws {
        let exception = try await Self.withClient { client, _, fragments in
            let early = fragments[0].producerTimestamp - 86_400 * 40
            do throws(KinesisVideoError) {
                _ = try await client.clip(
                    GetClipInput(stream: Self.stream, selector: .init(.producerTimestamp, early...early + 60))
                )
                return ServiceException?.none
            } catch {
                return error.exception
            }
        }
        #expect(exception == .resourceNotFound)
    }
}
