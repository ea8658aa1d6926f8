import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct CalmTests {
    /// What the screen shows at every second of one minute of a healthy stream.
    private static func frames(columns: Int, rows: Int, isLowBandwidth: Bool = false) -> [Frame] {
        let options = ProgramOptions(
            stream: "front-door", region: "us-west-2", isLowBandwidth: isLowBandwidth)
        var model = Model(options: options, size: Size(columns: columns, rows: rows))
        _ = model.update(.tick(Scene.now, bytesWritten: 0))
        return (1...60).map { second in
            let now = Scene.now.addingTimeInterval(Double(second))
            var report = Scene.report(of: fragments(until: now))
            report.date = now
            report.metrics.newestFragmentAgeSeconds = report.fragments.last.map {
                now.timeIntervalSince($0.fragment.serverTimestamp)
            }
            report.metrics.liveLatencySeconds = 4.1 + Double(second % 4) / 10
            report.metrics.pollSeconds = 0.043 + Double(second % 5) / 1000
            _ = model.update(.report(report))
            _ = model.update(.tick(now, bytesWritten: second * 300))
            return RootView.frame(model)
        }
    }

    private static func fragments(until now: Date) -> [ArchivedFragment] {
        var fragments = FragmentScript().fragments(until: Scene.now)
        for index in 0..<70 {
            guard var next = fragments.last else { break }
            next.fragment.producerTimestamp += 2
            next.fragment.serverTimestamp += 2 + (index % 2 == 0 ? 0.03 : -0.03)
            next.end += 2
            guard next.fragment.serverTimestamp.addingTimeInterval(0.6) < now else { break }
            if let number = FragmentNumber(next.fragment.number.digits.dropLast(3) + String(100 + index)) {
                next.fragment.number = number
            }
            fragments.append(next)
        }
        return fragments
    }

    /// What a terminal is sent about: each changed run costs moving there and its characters' bytes.
    private static func cost(from one: Frame, to other: Frame) -> Int {
        let moving = 8
        var bytes = 0
        var previous = -2
        for (index, (before, after)) in zip(one.cells, other.cells).enumerated() where before != after {
            bytes += String(after.character).utf8.count + (index == previous + 1 ? 0 : moving)
            previous = index
        }
        return bytes
    }

    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
    func aHealthyStreamCostsLittle(size: Size) {
        let frames = Self.frames(columns: size.columns, rows: size.rows)
        let bytes = zip(frames, frames.dropFirst()).map(Self.cost).reduce(0, +)
        #expect(bytes / (frames.count - 1) <= 400)
    }

    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
    func aSlowScreenCostsLessThanHalf(size: Size) {
        let costs = [false, true].map { isSlow in
            // The first report fills an empty screen.
            let frames = Self.frames(columns: size.columns, rows: size.rows, isLowBandwidth: isSlow)
                .dropFirst()
            return zip(frames, frames.dropFirst()).map(Self.cost).reduce(0, +)
        }
        #expect(costs[1] * 2 <= costs[0], "\(costs)")
    }

    @Test func whatJittersIsTakenOverEveryFiveSeconds() {
        var model = Model.showing(.healthy)
        var report = Scene.report(of: Self.fragments(until: Scene.now))
        let shown = (1...10).map { second in
            report.date = Scene.now.addingTimeInterval(Double(second))
            report.metrics.pollSeconds = 0.043 + Double(second) / 1000
            _ = model.update(.report(report))
            return model.screen.firstMatch(of: #/poll [0-9]+ ms/#).map { String($0.0) }
        }
        #expect(Set(shown).count == 3, "\(shown)")
        report.metrics.pollSeconds = 0.099
        report.metrics.bitRate = nil
        _ = model.update(.report(report))
        #expect(model.screen.contains("poll 99 ms"))
    }

    @Test func whatDidNotChangeIsTheSameFrame() {
        var model = Model.showing(.broken)
        let frame = RootView.frame(model)
        _ = model.update(.report(Scene.brokenReport))
        _ = model.update(.tick(Scene.now, bytesWritten: 936))
        #expect(RootView.frame(model) == frame)
    }

    @Test func theRateIsTakenOverSomeSeconds() {
        var traffic = Traffic()
        for second in 0..<5 {
            traffic.record(bytes: second * 100, at: Scene.now.addingTimeInterval(Double(second)))
        }
        #expect(traffic.bytesPerSecond == nil)
        traffic.record(bytes: 1000, at: Scene.now.addingTimeInterval(5))
        #expect(traffic.bytesPerSecond == 200)
    }
}
