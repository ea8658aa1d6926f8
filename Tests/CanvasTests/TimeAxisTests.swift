import Testing

@testable import Canvas

@Suite struct TimeAxisTests {
    private static let axis = TimeAxis(secondsPerColumn: 2, firstColumn: 43, columns: 40, tickColumns: 15)

    @Test(arguments: [(86.0, 0), (87.99, 0), (88, 1), (165.9, 39), (166, 40), (85, -1)])
    func everyInstantHasItsColumn(seconds: Double, column: Int) {
        #expect(Self.axis.column(at: seconds) == column)
    }

    @Test func labelsStandAtMultiplesOfTheirDistance() {
        #expect(Self.axis.ticks == [2, 17, 32])
        #expect(Self.axis.ticks.map(Self.axis.seconds(ofColumn:)) == [90, 120, 150])
    }

    @Test func labelsStandBeforeTheYear1970Too() {
        let axis = TimeAxis(secondsPerColumn: 1, firstColumn: -20, columns: 20, tickColumns: 15)
        #expect(axis.ticks == [5])
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300])
    func noInstantIsTooFarOff(seconds: Double) {
        #expect(Self.axis.column(at: seconds) != 0)
    }

    @Test func aLabelIsWrittenWholeOrNotAtAll() {
        var frame = Frame(size: Size(columns: 40, rows: 1))
        Self.axis.drawLabels(into: &frame, area: frame.bounds) { "label\(Int($0))" }
        #expect(frame.characterPlane == "  label90        label120       label150")
        var narrow = Frame(size: Size(columns: 40, rows: 1))
        Self.axis.drawLabels(into: &narrow, area: narrow.bounds) { "longer label\(Int($0))" }
        #expect(!narrow.characterPlane.contains("150"))
    }

    @Test func theRulerEndsAtNow() {
        let axis = TimeAxis(secondsPerColumn: 1, firstColumn: 13, columns: 10, tickColumns: 5)
        var frame = Frame(size: Size(columns: 10, rows: 1))
        axis.drawRuler(into: &frame, area: frame.bounds, until: 4)
        #expect(frame.characterPlane == "──┬──  ·  ")
    }
}
