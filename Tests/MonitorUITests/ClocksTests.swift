import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct ClocksTests {
    private static func clocks(_ scene: Scene, columns: Int = 120, rows: Int = 40) -> Model {
        var model = Model.showing(scene, columns: columns, rows: rows)
        model.press(.character("4"))
        return model
    }

    @Test func aPercentileIsTheValueThatSoManyDontExceed() throws {
        let spread = try #require(Spread((1...100).shuffled().map(Double.init), bins: 10))
        #expect((spread.median, spread.p90, spread.p99, spread.greatest) == (50, 90, 99, 100))
        #expect(spread.bins.reduce(0, +) + spread.below + spread.above == 100)
    }

    @Test func aFewThatLieFarOffDontFlattenTheRest() throws {
        let values = (0..<200).map { 1.8 + Double($0 % 20) / 100 } + [9, 12]
        let spread = try #require(Spread(values, bins: 20))
        #expect(spread.above == 2 && spread.below == 0)
        #expect(spread.scale.upper < 3 && spread.greatest == 12)
    }

    @Test(arguments: [[1.0], [-5, -5, -5], [0, 1e9], [.nan, 2], [.infinity]])
    func everySampleHasASpreadOrNone(values: [Double]) {
        let spread = Spread(values, bins: 7)
        #expect((spread != nil) == values.contains(where: \.isFinite))
    }

    @Test(arguments: [(1.7...1.97), (0...0), (-3...(-2.5)), (1e9...1e9 + 1), (-0.001...0.4)])
    func aCloseScaleHoldsItsValues(values: ClosedRange<Double>) {
        let scale = PlotScale(around: values)
        let rounding = 1e-9
        #expect(scale.lower <= values.lowerBound + rounding)
        #expect(values.upperBound <= scale.upper + rounding)
        #expect(scale.upper - scale.lower <= max(0.05, 3 * (values.upperBound - values.lowerBound)))
    }

    @Test func itStandsOnTheAxisOfTheStreamScreenAndTheSameKeysMoveIt() {
        var (stream, clocks) = (Model.showing(.broken), Self.clocks(.broken))
        for key: Key in [.left, .character("-"), .pageUp, .character("+"), .home] {
            stream.press(key)
            clocks.press(key)
            #expect(stream.axis == clocks.axis && stream.cursor == clocks.cursor)
            let rows = [stream, clocks].map { $0.screen.split(separator: "\n").map(String.init) }
            let labels = rows.map { rows in rows.first { $0.hasPrefix(" UTC, ") } }
            #expect(labels[0] == labels[1])
        }
    }

    @Test func enterOpensTheFragmentUnderTheCursor() {
        var model = Self.clocks(.healthy)
        model.press(.left, .enter)
        #expect(model.screen.contains("archive") && model.detail == .fragment(scroll: 0))
    }

    @Test func aChosenFindingIsNamed() {
        var model = Self.clocks(.broken)
        model.press(.character("e"), .character("E"))
        #expect(model.screen.contains("▸ Δ clock jump +1.4 s"))
    }

    @Test(
        arguments: [
            (-2.0 / 3600, 10.0, "producer's clock gains 2000 ms/h (±10"),
            (2.0 / 3600, 10, "producer's clock loses 2000 ms/h"),
            (0.01 / 3600, 10, "drift none seen (−10 ±10 ms/h"),
        ] as [(Double, Double, String)])
    func driftIsToldWithWhatItIsWorth(slope: Double, error: Double, words: String) throws {
        var model = Self.clocks(.healthy)
        var report = try #require(model.report)
        report.lagTrend?.slope = slope
        report.lagTrend?.standardError = error / 3_600_000
        report.date += 5
        _ = model.update(.report(report))
        #expect(model.screen.contains(words))
    }

    @Test func theHeaderTakesNoNoiseForDrift() throws {
        var model = Self.clocks(.healthy)
        var report = try #require(model.report)
        #expect(report.lagTrend?.isSignificant == false && !model.screen.contains("drift +"))
        report.lagTrend?.slope = -2.0 / 3600
        _ = model.update(.report(report))
        #expect(model.screen.contains("drift +2000 ms/h  "))
    }

    @Test func itsFiguresAreTheHeaders() throws {
        var model = Self.clocks(.healthy)
        for second in 1...9 {
            var report = try #require(model.report)
            report.date += 1
            report.metrics.liveLatencySeconds = 1 + Double(second)
            _ = model.update(.report(report))
            let words = model.screen.split(separator: "live latency ").dropFirst().map { $0.prefix(5) }
            #expect(words.count >= 2 && words[0] == words[1])
        }
    }

    @Test func withoutATrendItSaysWhy() {
        #expect(Self.clocks(.broken).screen.contains("drift unknown: it takes two minutes without a jump"))
    }

    @Test func theLatencyIsShownWhereItWasMeasuredAlone() {
        let report = Scene.report(of: FragmentScript().fragments(until: Scene.now))
        let axis = Viewport().axis(columns: 183, newest: Scene.now)
        let traces = ClockTraces(report: report, axis: axis)
        let first = axis.halfColumn(at: Scene.now.addingTimeInterval(-90))
        #expect(traces.latencies.highs[first - 1] < 0 && traces.latencies.highs[first] > 4)
    }

    @Test(arguments: [
        Size(columns: 60, rows: 16), Size(columns: 100, rows: 20), Size(columns: 300, rows: 90),
    ])
    func everySizeHasItsPlots(size: Size) {
        for scene in Scene.allCases {
            let screen = Self.clocks(scene, columns: size.columns, rows: size.rows).screen
            #expect(screen.contains("┤") == (scene != .connecting && scene != .failing))
        }
    }
}
