import Foundation

@testable import KinesisVideoSimulator

/// When hand-made runs begin.
let testStart = Date(timeIntervalSince1970: 1_700_000_000)

extension Date {
    /// A moment of a test, in seconds after ``testStart``.
    static func at(_ seconds: Double) -> Date { testStart.addingTimeInterval(seconds) }
}

extension StoredFragment {
    /// The fragment `ordinal`, filmed `producer` seconds after the start; it is stored a second after `server`.
    static func made(
        _ ordinal: Int, producer: Double, server: Double? = nil, persisted: Double? = nil,
        duration: Duration = .milliseconds(2048)
    ) -> StoredFragment {
        let server = server ?? producer
        let persisted = persisted ?? server + 1
        let digits = String(ordinal)
        let cut = FilmCut(
            start: .zero, firstPicture: ordinal * Film.picturesPerGroup, duration: duration)
        return StoredFragment(
            number: "9" + String(repeating: "0", count: 46 - digits.count) + digits,
            sequence: UInt64(ordinal),
            byteCount: 1000,
            capture: Capture(
                slot: ordinal, fate: .delivered, producerTimestamp: Instant(.at(producer)),
                duration: duration, length: duration - Film.pictureDuration,
                serverTimestamp: Instant(.at(server)), persisted: Instant(.at(persisted)),
                listable: Instant(.at(persisted + 0.5))),
            media: FragmentMedia(tracks: cut.codedTracks, location: .film(cut)))
    }
}

/// A service whose only stream, `camera`, holds fragments made by hand.
struct HandMadeService {
    var service: ArchivedMediaService
    private var generator = SplitMix64(state: 1)

    init(_ fragments: [StoredFragment], retentionHours: Int = 24) {
        let stream = SimulatedStream(
            name: "camera", fragments: fragments, created: .at(-3600),
            settings: StreamSettings(retentionHours: retentionHours))
        service = ArchivedMediaService(streams: [stream])
    }

    init(_ scenario: Scenario, seed: UInt64 = 0) {
        service = ArchivedMediaService(scenario: scenario, seed: seed, start: testStart)
    }

    /// Opens a session at `date` and returns its token.
    mutating func open(
        _ stream: String = "camera", at date: Date,
        _ change: (inout GetHLSStreamingSessionURLRequest) -> Void = { _ in }
    ) throws(ServiceError) -> String {
        var request = GetHLSStreamingSessionURLRequest(streamName: stream)
        request.hlsFragmentSelector = FragmentSelector(.producer)
        change(&request)
        let url = try service.getHLSStreamingSessionURL(request, at: date, using: &generator)
        return String(url.split(separator: "=").last ?? "")
    }

    /// The ordinals of the hand-made fragments that the session shows at `date`.
    mutating func shown(_ token: String, at date: Date) throws(ServiceError) -> [Int] {
        try service.playlistWindow(token: token, at: date).fragments.map { Int($0.sequence) }
    }
}

extension StoredFragment {
    /// The film's picture that it begins with.
    var firstPicture: Int {
        guard case .film(let cut) = media.location else { return -1 }
        return cut.firstPicture
    }
}

extension HTTPAnswer {
    /// The body where it isn't media; else nothing.
    var bytes: [UInt8] {
        if case .bytes(let bytes) = body { bytes } else { [] }
    }
}
