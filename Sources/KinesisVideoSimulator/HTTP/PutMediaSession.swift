import FoundationEssentials
import MediaContainers

/// One running call of PutMedia: what is said on its connection, and where its media go.
actor PutMediaSession {
    /// What the service does with a stored fragment; `false` where the stream is gone.
    typealias Acceptance = @Sendable (StoredFragment) async throws -> Bool

    private var connection: PutMediaConnection
    private var recorder: MediaRecorder
    /// Whether something may still be said.
    private(set) var isOpen = true
    private let newFile: @Sendable () async -> Int
    private let accept: Acceptance
    private let lines: AsyncStream<[UInt8]>.Continuation

    /// A session on `terms` that writes into `folder` and says its acknowledgements to `lines`.
    init(
        _ terms: PutMediaTerms, folder: MediaFolder, lines: AsyncStream<[UInt8]>.Continuation,
        newFile: @escaping @Sendable () async -> Int, accept: @escaping Acceptance
    ) {
        connection = PutMediaConnection(terms)
        recorder = MediaRecorder(folder: folder)
        self.newFile = newFile
        self.accept = accept
        self.lines = lines
    }

    /// Takes in `bytes`; returns how long to wait before more are read, or `nil` where no more are wanted.
    func receive(_ bytes: [UInt8], at now: Instant) async -> Duration? {
        let pause = await perform(connection.receive(bytes, at: now))
        return connection.isReading ? pause : nil
    }

    /// The producer has said that no more comes, or went away.
    func finish(at now: Instant) async { _ = await perform(connection.finish(at: now)) }

    /// Says what is due at `now`.
    func advance(to now: Instant) async { _ = await perform(connection.advance(to: now)) }

    /// Does what follows, and returns how long to pause.
    private func perform(_ outcomes: [PutMediaConnection.Outcome]) async -> Duration {
        var pause = Duration.zero
        for outcome in outcomes {
            switch outcome {
            case .acknowledge(let acknowledgement): lines.yield(acknowledgement.line)
            case .store(let fragment): await store(fragment)
            case .pause(let duration): pause = max(pause, duration)
            case .end:
                isOpen = false
                lines.finish()
            }
        }
        return pause
    }

    private func store(_ fragment: ReceivedFragment) async {
        let more: [PutMediaConnection.Outcome]
        do {
            let number = recorder.needsFile ? await newFile() : nil
            if let number { try recorder.begin(file: number, header: fragment.header.bytes) }
            let place = try recorder.write(fragment.cluster, tags: fragment.tags)
            more = try await accept(StoredFragment(fragment, at: place)) ? [] : connection.streamDeleted()
        } catch {
            more = connection.failed(toStore: fragment.label)
        }
        for case .acknowledge(let acknowledgement) in more { lines.yield(acknowledgement.line) }
    }
}

extension StoredFragment {
    /// `fragment`, whose media lie at `place`.
    fileprivate init(_ fragment: ReceivedFragment, at place: StoredMedia) {
        self.init(
            number: fragment.label.number, sequence: fragment.sequence, byteCount: fragment.cluster.count,
            capture: fragment.capture,
            media: FragmentMedia(tracks: fragment.header.tracks, location: .stored(place)))
    }
}
