import Foundation
import MonitorUI
import Recording
import StreamAnalysis

/// What a monitor observes, on its way into a recording: watching never waits for a disk.
struct RecordingSession: Sendable {
    /// The recorder.
    let recorder: Recorder
    /// To be told of each observation.
    let observe: @Sendable (Observation) -> Void
    private let observations: AsyncStream<Observation>
    private let end: @Sendable () -> Void

    /// A session of the stream called `stream` that begins at `date`.
    init(stream: StreamDescription, at date: Date, keeping memory: Recorder.Memory) {
        let (observations, source) = AsyncStream.makeStream(of: Observation.self)
        self.observations = observations
        observe = { source.yield($0) }
        end = { source.finish() }
        recorder = Recorder(
            RecordingHeader(stream: stream, program: KVSMon.version, start: date), keeping: memory)
    }

    /// Records until ``finish()``; `report` hears why a file took no more.
    func run(_ report: @Sendable (RecordingError) async -> Void) async {
        for await observation in observations {
            do {
                try await recorder.take(observation)
            } catch {
                await report(error)
            }
        }
    }

    /// Records until ``finish()`` or until the file takes no more, which it throws.
    func runUntilFull() async throws(RecordingError) {
        for await observation in observations { try await recorder.take(observation) }
    }

    /// Nothing more will be observed: ``run(_:)`` returns after what was.
    func finish() { end() }
}

extension RecordingSession {
    /// So much of the past is kept for whoever presses R after the fact: a day of a quiet stream.
    static let pastBytes = 16 << 20

    /// Begins a recording in `folder`, or ends the one that is written.
    func toggle(stream: String, at date: Date, in folder: String) async -> Message {
        if let path = await recorder.path {
            do {
                try await recorder.stop()
                return .recording(file: nil, words: "recorded: kvsmon replay \(path)")
            } catch {
                return .recording(file: nil, words: "\(error)")
            }
        }
        let path = "\(StreamFileName(stream, at: date).path(in: folder)).jsonl.gz"
        do {
            try await recorder.start(path, existing: .kept)
            return .recording(file: path, words: "recording to \(path), with what was seen before; R stops")
        } catch {
            let reason = error.systemReason ?? "\(error)"
            return .problem(SnapshotFolder(path: folder).complaint("recorded", because: reason))
        }
    }
}
