import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct FormattingTests {
    @Test(arguments: [
        (0.0, "0.0 s"), (1.94, "1.9 s"), (9.96, "10 s"), (59.4, "59 s"), (60, "1 min"), (545, "9 min 5 s"),
        (13_260, "3 h 41 min"), (97_200, "1 d 3 h"), (-6, "−6.0 s"), (-3600, "−1 h"), (.nan, "–"),
        (.infinity, "–"), (1e300, "–"),
    ])
    func spellsDurationsInAtMostTwoUnits(seconds: Double, text: String) {
        #expect(Quantity.duration(seconds) == text)
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1 000"), (788_604, "788 604"), (12_345_678, "12 345 678"),
    ])
    func groupsDigits(number: Int, text: String) {
        #expect(Quantity.grouped(number) == text)
    }

    @Test(arguments: [(0.0, "0 B/s"), (312, "310 B/s"), (1404, "1.4 kB/s")])
    func spellsByteRatesCoarsely(rate: Double, text: String) {
        #expect(Quantity.byteRate(rate) == text)
    }

    @Test(arguments: [
        (0.0, "00:00:00.000", "1 Jan"), (1_770_906_127.931, "14:22:07.931", "12 Feb"),
        (951_782_400, "00:00:00.000", "29 Feb"), (-1, "23:59:59.000", "31 Dec"),
        (1_735_689_599.999, "23:59:59.999", "31 Dec"), (4_107_542_400, "00:00:00.000", "1 Mar"),
    ])
    func readsTheUTCCalendar(seconds: Double, clock: String, day: String) {
        let time = Date(timeIntervalSince1970: seconds).civil
        #expect(time.preciseClock == clock)
        #expect(time.day == day)
    }

    @Test(arguments: [Date.distantPast, .distantFuture, Date(timeIntervalSince1970: -1e300)])
    func spellsEveryDate(date: Date) {
        #expect(date.clock(near: Scene.now).contains(":"))
    }

    @Test func namesTheDayOfWhatIsLongAgo() {
        let date = Scene.now.addingTimeInterval(-26 * 3600)
        #expect(date.clock(near: Scene.now) == "11 Feb 12:22:07")
        var finding = Scene.gap
        finding.from = date
        finding.to = date.addingTimeInterval(6)
        #expect(finding.time(near: Scene.now) == "11 Feb 12:22:07–12:22:13")
    }

    @Test(arguments: [
        (1.7, 1.95, 0.0, 2.0), (0.1, 3.2, 0, 4), (-1.2, 0.4, -2, 0.6), (60.1, 60.4, 60, 62), (0, 0, 0, 0),
        (3600, 3601, 3600, 3602),
    ])
    func scalesEndAtRoundNumbers(low: Double, high: Double, lower: Double, upper: Double) {
        let scale = PlotScale(low: low, high: high)
        #expect(abs(scale.lower - lower) < 1e-9 && abs(scale.upper - upper) < 1e-9)
    }

    @Test(arguments: [-1e12, -5, 0, 1.8, 60.2, 3600, 1e12])
    func everyValueHasItsPlaceInThePlot(value: Double) {
        let scale = PlotScale(low: value, high: value + 0.3)
        #expect(scale.lower <= value && scale.upper >= value)
        #expect((0..<12).contains(scale.row(of: value, height: 12)))
    }

    @Test(arguments: [
        (1.824, "+1.82 s", "+1.824"), (-3.1, "−3.10 s", "−3.100"),
        (1_795_313_491.07, "+20779 d 2 h", "+20779 d"), (-12_000, "−3 h 20 min", "−3 h"),
    ])
    func aLagOfHoursIsTheirNumber(seconds: Double, text: String, column: String) {
        #expect(Quantity.lag(seconds, places: 2) == text)
        #expect(Quantity.columnLag(seconds) == column)
    }

    @Test func whatAScaleHasNoRoomForIsToldFromItsLowerEnd() {
        let scale = PlotScale(around: 1_795_313_491.0...1_795_313_491.1)
        #expect(scale.label(at: 1, width: 10) == "+20779 d")
        #expect(scale.label(at: 0, width: 10).hasPrefix("+0.1"))
        #expect(PlotScale(low: 0, high: 4).label(at: 0, width: 10) == "6 s")
        #expect(PlotScale(low: 1_795_313_491, high: 1_795_313_492).label(at: 0, width: 14).hasPrefix("+"))
    }
}
