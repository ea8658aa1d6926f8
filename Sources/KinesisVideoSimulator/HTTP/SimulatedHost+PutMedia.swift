import FoundationEssentials
import Hummingbird

extension SimulatedHost {
    /// Answers PutMedia: acknowledgements go out while media comes in.
    nonisolated func putMedia(_ request: Request) async -> Response {
        do throws(ServiceError) {
            let terms = try await open(HTTPQuestion(request, body: []))
            let body = ResponseBody { writer in
                try await self.converse(on: terms, about: request.body, writer: &writer)
            }
            return HTTPAnswer("application/json", []).response(id: UUID(), body: body)
        } catch {
            let refusal = error
            let body = ResponseBody { writer in
                try await writer.write(ByteBuffer(bytes: refusal.body.bytes()))
                try await writer.finish(nil)
                // Nobody wants to hear the media of a refused call.
                throw ConnectionEnded()
            }
            return HTTPAnswer(refusal).response(id: UUID(), body: body)
        }
    }

    /// How often a connection is asked what is due.
    private static let beat: Duration = .milliseconds(100)
    /// How long a producer has to hear the last words before the connection is closed under it.
    private static let linger: Duration = .seconds(1)

    @concurrent private nonisolated func converse(
        on terms: PutMediaTerms, about body: RequestBody, writer: inout any ResponseBodyWriter
    ) async throws {
        do {
            let (lines, continuation) = AsyncStream.makeStream(of: [UInt8].self)
            let session = PutMediaSession(
                terms, folder: folder, lines: continuation, newFile: { await self.newFile() },
                accept: { try await self.accept($0, on: terms) })
            try await withThrowingTaskGroup(of: Bool?.self) { group in
                group.addTask { await self.read(body, into: session) }
                group.addTask { await self.keepTime(of: session, on: terms) }
                for await line in lines { try await writer.write(ByteBuffer(bytes: line)) }
                // A producer that heard the end may come again at once.
                await close(terms)
                try await writer.finish(nil)
                group.addTask { try await self.pause(Self.linger) }
                for try await isHeardOut in group {
                    guard let isHeardOut else { continue }
                    group.cancelAll()
                    if !isHeardOut { throw ConnectionEnded() }
                }
            }
        } catch {
            await close(terms)
            throw error
        }
    }

    /// Reads `body` to its end, of which the session is told; it may have stopped listening before.
    private nonisolated func read(_ body: RequestBody, into session: PutMediaSession) async -> Bool? {
        do {
            for try await buffer in body {
                let pause = await session.receive(Array(buffer.readableBytesView), at: instant)
                if let pause, pause > .zero { _ = try await self.pause(pause) }
            }
        } catch {
            // Whoever goes away without a word has nothing more to say, either.
        }
        await session.finish(at: instant)
        return true
    }

    /// Tells the session the time until it is over.
    private nonisolated func keepTime(of session: PutMediaSession, on terms: PutMediaTerms) async -> Bool? {
        while await session.isOpen, !Task.isCancelled {
            // Only cancellation ends a pause early, and the loop sees it.
            _ = try? await pause(Self.beat)
            await keepOpen(terms)
            await session.advance(to: instant)
        }
        return nil
    }
}

/// The service hangs up: an error is how a connection is closed.
private struct ConnectionEnded: Error {}
