import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

/// What lanes look like, in blocks and in ASCII, one below the other.
@Suite struct LaneTests {
    private static let axis = TimeAxis(secondsPerColumn: 1, firstColumn: 1000, columns: 12, tickColumns: 10)

    /// Media from and to so many seconds after the axis' beginning.
    struct Drawing: Sendable {
        var pieces: [ClosedRange<Double>]
        var blocks: String
        var ascii: String
    }

    static let drawings = [
        // Pieces that touch are parted by a notch before the border.
        Drawing(pieces: [0...2, 2...4, 4...12], blocks: "█▊█▊████████", ascii: "#|#|########"),
        // The border's column is the nearer one.
        Drawing(pieces: [0...4.3, 4.3...12], blocks: "███▊████████", ascii: "###|########"),
        Drawing(pieces: [0...4.6, 4.6...12], blocks: "████▊███████", ascii: "####|#######"),
        // Where media ends is shown to the eighth.
        Drawing(pieces: [0...4.125], blocks: "████▏       ", ascii: "####.       "),
        Drawing(pieces: [0...4.5], blocks: "████▌       ", ascii: "#####       "),
        Drawing(pieces: [0...4.875], blocks: "████▉       ", ascii: "#####       "),
        // Where it begins, an eighth, a half or all of the column.
        Drawing(pieces: [3.875...12], blocks: "   ▕████████", ascii: "   |########"),
        Drawing(pieces: [3.5...12], blocks: "   ▐████████", ascii: "   |########"),
        Drawing(pieces: [3.125...12], blocks: "   █████████", ascii: "   #########"),
        // A hole of a second is seen wherever it lies.
        Drawing(pieces: [0...4, 5...12], blocks: "████ ███████", ascii: "#### #######"),
        Drawing(pieces: [0...4.5, 5.5...12], blocks: "████▌▐██████", ascii: "#####|######"),
        // Short pieces have no notches.
        Drawing(pieces: [0...1, 1...2, 2...3], blocks: "███         ", ascii: "###         "),
    ]

    @Test(arguments: drawings)
    func mediaIsDrawnWhereItIs(drawing: Drawing) {
        var fragments: [ArchivedFragment] = []
        for (index, piece) in drawing.pieces.enumerated() {
            let start = Date(timeIntervalSince1970: 1000 + piece.lowerBound)
            let end = Date(timeIntervalSince1970: 1000 + piece.upperBound)
            fragments.append(
                ArchivedFragment(
                    fragment: Fragment(
                        number: FragmentScript.number(index), producerTimestamp: start, serverTimestamp: end,
                        length: .seconds(1), byteCount: 1),
                    listed: end, end: end, membership: .expected))
        }
        var report = Scene.report(of: fragments)
        report.coverage.insert(Date(timeIntervalSince1970: 900)...Date(timeIntervalSince1970: 1020))
        let lanes = TimelineColumns(report: report, axis: Self.axis, now: Date(timeIntervalSince1970: 1012))
        var frame = Frame(size: Size(columns: 12, rows: 1))
        for column in 0..<12 { frame[Point(column: column, row: 0)] = lanes.archive.cell(at: column) }
        #expect(frame.characterPlane == drawing.blocks)
        #expect(frame.inASCII.characterPlane == drawing.ascii)
    }

    @Test func everyGlyphOfTheScreensHasAStandIn() {
        for scene in Scene.allCases {
            for key in "123456" {
                var model = Model.showing(scene, columns: 200, rows: 60)
                model.press(.character(key))
                for cell in RootView.frame(model).cells where Glyphs.ascii(for: cell.character) == "?" {
                    #expect("?░".contains(cell.character), "\(cell.character)")
                }
            }
        }
        for kind in Finding.Kind.allCases {
            #expect(Glyphs.ascii(for: FindingSign.of(kind).glyph) != "?", "\(kind)")
        }
    }
}

@Suite struct MonitorLaneTests {
    private static let start = Date(timeIntervalSince1970: 1000)
    private static let axis = TimeAxis(secondsPerColumn: 1, firstColumn: 1000, columns: 40, tickColumns: 10)

    private static func text(
        _ sessions: [SessionRecord], _ outages: [PollOutage] = [], now: Double = 30
    ) -> String {
        let report = StreamReport(
            date: start, stream: Scene.stream, sessions: sessions, outages: outages)
        let lane = MonitorLane(report: report, axis: axis, now: start.addingTimeInterval(now))
        return String(lane.cells.map { $0?.character ?? " " })
    }

    private static func session(
        _ number: Int, _ from: Double, _ to: Double? = nil, _ ending: SessionRecord.Ending? = nil,
        expires: Double = 3600
    ) -> SessionRecord {
        SessionRecord(
            id: SessionID(number), opened: start.addingTimeInterval(from),
            expires: start.addingTimeInterval(expires), ended: to.map { start.addingTimeInterval($0) },
            ending: ending)
    }

    @Test func aSessionServesFromItsBeginningOnAsLongAsItCan() {
        #expect(Self.text([Self.session(1, 2)]) == "  ├─ session 1 ─────────────────────────")
        #expect(
            Self.text([Self.session(1, 2, expires: 35)]) == "  ├─ session 1 ─────────────────────".padded(40))
    }

    @Test func oneThatTookOverAndOneThatWasLostAreTold() {
        let renewed = Self.text([Self.session(2, 15), Self.session(1, -5, 15, .replaced)])
        #expect(renewed == "─ session 1 ───↻─ session 2 ────────────")
        let lost = Self.text([Self.session(2, 20), Self.session(1, -5, 15, .lost(status: 403))])
        #expect(lost == "─ session 1 ───×    ├─ session 2 ───────")
    }

    @Test func aSessionThatExpiredInUseServesNoLonger() {
        #expect(Self.text([Self.session(1, -5, expires: 10)]) == "──────────×".padded(40))
    }

    @Test func pollsThatFailedAreLettersAndWordsWhereThereIsRoom() {
        let outages = [
            PollOutage(
                source: .listings, from: Self.start, to: Self.start.addingTimeInterval(19), failures: 9),
            PollOutage(source: .playlists, from: Self.start.addingTimeInterval(17), failures: 4),
        ]
        #expect(Self.text([], outages, now: 25) == "L no listings LLLXXXPPPPPP".padded(40))
    }

    @Test func whatFailsInTurnsIsToldInWordsTogether() {
        let outages = [(PollOutage.Source.listings, 0.0), (.playlists, 5), (.listings, 10)].map {
            PollOutage(
                source: $0, from: Self.start.addingTimeInterval($1),
                to: Self.start.addingTimeInterval($1 + 4), failures: 3)
        }
        #expect(Self.text([], outages) == "L polls fail LL".padded(40))
        #expect(Self.text([], Array(outages.prefix(1))) == "LLLLL".padded(40))
    }

    @Test func aSingleCallThatFailedIsASmallLetter() {
        let outages = [
            PollOutage(
                source: .playlists, from: Self.start.addingTimeInterval(3),
                to: Self.start.addingTimeInterval(5))
        ]
        #expect(Self.text([], outages) == "   ppp".padded(40))
    }

    @Test func beginningsAndLossesOfSessionsStandBeforeFailuresAndNamesBehindThem() {
        let outages = [
            PollOutage(
                source: .playlists, from: Self.start.addingTimeInterval(4),
                to: Self.start.addingTimeInterval(8),
                failures: 3)
        ]
        let sessions = [Self.session(2, 7), Self.session(1, 1, 5, .lost(status: 403))]
        #expect(Self.text(sessions, outages) == " ├──P×P├P session 2 ────────────────────")
    }

    @Test(arguments: [(PollOutage.Source.listings, true), (.playlists, false)])
    func whatWasNotLookedAtIsNeitherMediaNorAGap(source: PollOutage.Source, isArchive: Bool) {
        var report = Scene.report(of: FragmentScript(silent: 40).fragments(until: Scene.now))
        report.outages = [PollOutage(source: source, from: Scene.now.addingTimeInterval(-40), failures: 20)]
        let axis = Viewport().axis(columns: 183, newest: Scene.now)
        let lanes = TimelineColumns(report: report, axis: axis, now: Scene.now)
        let column = axis.column(at: Scene.now.addingTimeInterval(-20))
        #expect((lanes.archive.cell(at: column)?.role == .unloaded) == isArchive)
        #expect((lanes.playlist.cell(at: column)?.role == .unloaded) == !isArchive)
        #expect(lanes.archive.cell(at: axis.column(at: Scene.now.addingTimeInterval(-60)))?.role == .archive)
    }

    @Test func onePollThatFailedHidesNothing() {
        var report = Scene.report(of: FragmentScript().fragments(until: Scene.now))
        report.outages = [PollOutage(source: .listings, from: Scene.now.addingTimeInterval(-4))]
        let axis = Viewport().axis(columns: 183, newest: Scene.now)
        let lanes = TimelineColumns(report: report, axis: axis, now: Scene.now)
        #expect(!(0..<183).contains { lanes.archive.cell(at: $0)?.role == .unloaded })
    }

    @Test func marksOfOneKindInOneColumnAreCounted() {
        let place = Scene.now.addingTimeInterval(-2)
        var report = Scene.brokenReport
        report.findings = [4.0, 9, 2].enumerated().map { index, seconds in
            var gap = Scene.gap
            gap.subject = "\(index)"
            (gap.from, gap.to) = (place, place.addingTimeInterval(0.4))
            gap.evidence = [.init("gap_seconds", .number(seconds))]
            return gap
        }
        let axis = TimeAxis(
            secondsPerColumn: 60, firstColumn: Int(Scene.now.timeIntervalSince1970) / 60 - 5, columns: 30,
            tickColumns: 10)
        var rows = MarkRows(columns: 30, rows: 1)
        _ = rows.place(TimelineMark.all(in: report, axis: axis, now: Scene.now))
        var frame = Frame(size: Size(columns: 30, rows: 1))
        rows.draw(into: &frame, area: frame.bounds)
        #expect(frame.characterPlane.contains("╎3 gap ≤9.0 s"))
    }
}

extension String {
    /// The text with blanks behind it.
    fileprivate func padded(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
