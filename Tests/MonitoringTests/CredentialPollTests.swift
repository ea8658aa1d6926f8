import FoundationEssentials
import HTTPTransport
import StreamAnalysis
import Synchronization
import Testing

@testable import KinesisVideo
@testable import Monitoring

/// What the monitor tells of credentials that can't be had.
struct CredentialPollTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)

    /// What is told in two minutes, in the first forty seconds of which there are no credentials.
    private func readings(latency: Duration = .zero) async -> [CredentialsReading] {
        let time = VirtualTime(start: Self.start, end: .seconds(120), loops: 6)
        let refreshing = RefreshingCredentials(time: time.source) {
            () async throws(KinesisVideoError) in
            // Cancellation ends the wait early, and nobody looks at the answer.
            if latency > .zero { try? await time.source.sleep(latency) }
            guard time.date.timeIntervalSince(Self.start) > 40 else {
                throw KinesisVideoError("AccessDenied", "AssumeRole of r failed", status: 403)
            }
            return Credentials(accessKeyID: "AKID", secretAccessKey: Secret("s"))
        }
        let source = CredentialSource(name: "test", trouble: { await refreshing.trouble() }) {
            () async throws(KinesisVideoError) in try await refreshing.credentials()
        }
        var service = FakeStream(time: time).service
        service.credentials = { await source.reading(at: $0) }
        let seen = Mutex<[CredentialsReading]>([])
        let monitor = Monitor(
            stream: StreamDescription(name: "cam", region: "us-west-2"), service: service,
            time: time.source, phase: 0.25,
            observe: { observation in
                if case .credentials(let reading) = observation { seen.withLock { $0.append(reading) } }
            })
        let running = Task { await monitor.run() }
        await time.reachEnd()
        running.cancel()
        await running.value
        return seen.withLock { $0 }
    }

    @Test("Each failed attempt is told once, with the moment of the next one, at which it is made")
    func tellsOfEachAttempt() async throws {
        let readings = await readings()
        #expect(readings.compactMap(\.trouble?.attempts) == [1, 2, 3, 4, 5, 6])
        #expect(readings.last?.trouble == nil && readings.count == 7)
        for (reading, next) in zip(readings, readings.dropFirst()) {
            let due = try #require(reading.trouble?.nextAttempt)
            #expect((0...1).contains(next.date.timeIntervalSince(due)))
            #expect(reading.trouble.map { abs($0.began.timeIntervalSince(Self.start)) < 0.01 } == true)
        }
    }

    @Test("The countdown begins when the attempt has failed, however long it took")
    func countsFromTheFailure() async throws {
        let first = try #require(await readings(latency: .seconds(5)).first)
        #expect(first.date == Self.start + 5)
        #expect(first.trouble?.nextAttempt == Self.start + 6)
    }
}

struct CredentialFailureTests {
    @Test("A call that fails for its credentials says so, and nothing about permissions on streams")
    func namesWhatFailed() {
        var error = KinesisVideoError("AccessDenied", "AssumeRole of r failed", status: 403)
        error.isAboutCredentials = true
        error.advice = "Look at the trust policy"
        let failure = CallError(error).failure
        #expect(failure.code == "credentials" && failure.status == nil)
        #expect(failure.message == "AssumeRole of r failed. Look at the trust policy")
    }
}
