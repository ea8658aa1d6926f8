import Testing

@testable import StreamAnalysis

struct WordingTests {
    @Test(arguments: [
        (0.0, "0 ms"), (0.0124, "12 ms"), (0.9994, "999 ms"), (0.9996, "1.0 s"), (2.44, "2.4 s"),
        (41.26, "41.3 s"), (59.94, "59.9 s"), (59.96, "1 min"), (119, "1 min 59 s"), (432, "7 min 12 s"),
        (3600, "1 h"), (13_260, "3 h 41 min"), (352_800, "4 d 2 h"), (-0.2, "−200 ms"), (-6, "−6.0 s"),
        (-119.2, "−1 min 59 s"), (.infinity, "an unknown time"), (.nan, "an unknown time"),
    ])
    func spellsSpansInAtMostTwoUnits(seconds: Double, text: String) {
        #expect(Wording.span(seconds) == text)
    }

    @Test(arguments: [
        (1.9394, "1.939 s"), (0, "0.000 s"), (-0.8, "−0.800 s"), (59.9994, "59.999 s"),
        (59.9996, "1 min"), (1_795_313_491.07, "20779 d 2 h"),
    ])
    func whatWasMeasuredKeepsItsMillisecondsBelowAMinute(seconds: Double, text: String) {
        #expect(Wording.measured(seconds) == text)
    }

    @Test func aLongNameHasBothItsEndsInASentence() {
        let long = String(repeating: "a", count: 128) + String(repeating: "z", count: 128)
        #expect(Wording.name(long) == String(long.prefix(20)) + "…" + String(long.suffix(19)))
        #expect(Wording.name("front-door") == "front-door")
    }

    @Test(arguments: [
        (Duration.seconds(3), "3 s"), (.milliseconds(250), "250 ms"), (.seconds(90), "1 min 30 s"),
    ])
    func aLimitHasNoTenths(limit: Duration, text: String) {
        #expect(Wording.limit(limit) == text)
    }

    @Test(arguments: [
        (1_940_000.0, "1.94 Mb/s"), (812_000, "812 kb/s"), (999_600, "1.00 Mb/s"), (12, "12 b/s"),
        (.infinity, "– Mb/s"),
    ])
    func spellsBitRates(rate: Double, text: String) {
        #expect(Wording.rate(rate) == text)
    }

    @Test(arguments: [
        (1.825, 2, "1.83"), (-0.004, 2, "0.00"), (-1.5, 1, "−1.5"), (0.05, 3, "0.050"), (12, 0, "12"),
        (.nan, 1, "–"), (-.infinity, 0, "–"), (1e18, 2, "–"),
    ])
    func spellsDecimals(value: Double, places: Int, text: String) {
        #expect(Wording.decimal(value, places: places) == text)
    }

    @Test(arguments: [(1.5, "+1.5"), (0, "+0.0"), (-1.5, "−1.5"), (.nan, "–")])
    func signsWhatIsAShift(value: Double, text: String) {
        #expect(Wording.signed(value, places: 1) == text)
    }
}
