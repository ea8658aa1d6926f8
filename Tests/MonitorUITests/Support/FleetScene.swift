import Canvas
import FoundationEssentials
import StreamAnalysis

@testable import MonitorUI

/// Many streams an operator may look at: reports made by hand.
enum FleetScene: String, CaseIterable, Sendable {
    case healthy, broken

    static let cadence = FleetReport.Cadence(seconds: 5, looksPerSecond: 40, followed: 8)

    /// The report of sixty streams.
    var report: FleetReport {
        let count = 60
        let streams = (1...count).map { number in
            Self.stream(named: "cam-" + (number < 10 ? "00" : "0") + String(number), number)
        }
        let refusal = CallOutcome.Failure(code: "AccessDeniedException", message: "No.", status: 400)
        return FleetReport(
            self == .healthy ? streams : Self.breaking(streams), cadence: Self.cadence,
            search: FleetReport.Search(seconds: 60, failure: self == .healthy ? nil : refusal))
    }

    private static func stream(named name: String, _ number: Int) -> StreamSummary {
        var stream = StreamSummary(
            Scene.healthy.report ?? StreamReport(date: Scene.now, stream: Scene.stream))
        stream.name = name
        stream.health = .ok
        stream.lagSeconds = 0.8 + Double(number % 7) / 10
        stream.session = nil
        stream.liveLatencySeconds = nil
        return stream
    }

    private static func breaking(_ streams: [StreamSummary]) -> [StreamSummary] {
        var streams = streams
        for (place, scene) in [(41, Scene.broken), (17, .silent), (30, .failing)] {
            guard let report = scene.report else { continue }
            let name = streams[place].name
            streams[place] = StreamSummary(report)
            streams[place].name = name
        }
        streams[5] = StreamSummary(name: streams[5].name)
        streams[9] = StreamSummary(name: streams[9].name)
        streams[9].health = .empty
        streams[20].health = .gone(since: Scene.now.addingTimeInterval(-150))
        return streams
    }
}

extension Model {
    /// The screen Streams of `scene`, a moment after its report came.
    static func showing(
        fleet scene: FleetScene, columns: Int = 120, rows: Int = 40, isASCII: Bool = false
    ) -> Model {
        let options = ProgramOptions(
            stream: "cam-*", fleet: "cam-*", region: "us-west-2", isASCII: isASCII, themes: Scene.themes)
        var model = Model(options: options, size: Size(columns: columns, rows: rows))
        _ = model.update(.tick(Scene.now.addingTimeInterval(-6), bytesWritten: 0))
        _ = model.update(.fleet(scene.report))
        _ = model.update(.tick(Scene.now, bytesWritten: 936))
        return model
    }
}
