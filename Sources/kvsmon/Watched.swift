import Foundation
import HTTPTransport
import KinesisVideo
import MonitorUI
import Monitoring
import Recording
import StreamAnalysis

/// What the screen is about: one stream, or many of which one may be open; and what is recorded of it.
@MainActor
final class Watched {
    /// What is watched.
    enum Subject: Sendable {
        /// One stream, and what of it.
        case stream(StreamReference, MonitorScope)
        /// Many streams.
        case streams(StreamSelection)
    }

    /// The stream that is open, or `nil` before one of many is.
    private(set) var stream: StreamReference?
    private let subject: Subject
    private let region: String
    private let announcing: AsyncStream<Message>.Continuation
    private var session: RecordingSession?
    /// What writes recordings, one after the other.
    private var recording: Task<Void, Never>?
    private var fleet: Fleet?
    private var references: [String: StreamReference] = [:]

    /// `subject` in the region called `region`; what happens to it is told to `announcing`.
    init(_ subject: Subject, region: String, announcing: AsyncStream<Message>.Continuation) {
        self.subject = subject
        self.region = region
        self.announcing = announcing
    }

    /// Watches until the task is cancelled; reports on the open stream go to `publisher`.
    func watch(
        by connecting: Task<Composition, any Error>, media: Monitor.Media,
        into publisher: AsyncStream<StreamReport>.Continuation
    ) async throws {
        switch subject {
        case .stream(let stream, let scope):
            let observe = begin(stream)
            let monitor = try await connecting.value.monitor(
                stream, scope: scope, media: media, observe: observe)
            async let running: Void = monitor.run()
            for await report in monitor.reports { publisher.yield(report) }
            await running
        case .streams(let selection):
            let composition = try await connecting.value
            let (fleet, unmatched) = try await composition.fleet(of: selection, media: media)
            for pattern in unmatched { announcing.yield(.problem("no stream matches \(pattern.text)")) }
            references = selection.references
            self.fleet = fleet
            async let running: Void = fleet.run()
            async let opened: Void = Self.forward(fleet.openReports, to: publisher)
            for await report in fleet.reports { announcing.yield(.fleet(report)) }
            await opened
            await running
        }
    }

    private nonisolated static func forward(
        _ reports: AsyncStream<StreamReport>, to publisher: AsyncStream<StreamReport>.Continuation
    ) async {
        for await report in reports { publisher.yield(report) }
    }

    /// Opens the stream called `name`, one of many; a recording of the one before is completed.
    func opening(_ name: String) async -> Message? {
        guard let fleet else { return nil }
        await fleet.open(name, observe: begin(reference(to: name)))
        return nil
    }

    /// How the service is asked for the stream called `name`, one of those that are watched.
    func reference(to name: String) -> StreamReference {
        if case .stream(let stream, _) = subject { return stream }
        // Those that were found have a name alone.
        return references[name] ?? .name(name)
    }

    /// Begins a recording of the open stream in `folder`, or ends the one that is written.
    func toggleRecording(at date: Date, in folder: String) async -> Message? {
        guard let session, let stream else { return nil }
        return await session.toggle(stream: stream.name, at: date, in: folder)
    }

    /// Completes the recording, if there is one.
    func finish() async {
        session?.finish()
        await recording?.value
    }

    /// Makes `stream` the open one, and answers what is to be told of what is observed of it.
    private func begin(_ stream: StreamReference) -> @Sendable (Observation) -> Void {
        session?.finish()
        self.stream = stream
        let next = RecordingSession(
            stream: StreamDescription(name: stream.name, region: region), at: TimeSource.system.date(),
            keeping: .bytes(RecordingSession.pastBytes))
        session = next
        recording = Task { [recording, announcing] in
            async let before: Void? = recording?.value
            await next.run { announcing.yield(.recording(file: nil, words: "\($0)")) }
            // Whoever leaves while a recording is written finds it complete; if it can't be, it is cut off.
            try? await next.recorder.stop()
            await before
        }
        return next.observe
    }
}

extension Watched.Subject {
    /// What is watched, as it was asked for.
    var words: String {
        switch self {
        case .stream(let stream, _): stream.name
        case .streams(let selection): selection.words
        }
    }

    /// The same where it is many streams, or `nil`.
    var fleet: String? {
        if case .streams(let selection) = self { selection.words } else { nil }
    }
}
