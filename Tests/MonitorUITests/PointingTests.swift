import Canvas
import Foundation
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct PointingTests {
    private static func model(_ scene: Scene = .broken, columns: Int = 120, rows: Int = 40) -> Model {
        var model = Model.showing(scene, columns: columns, rows: rows)
        model.press(.character("m"))
        return model
    }

    @Test func theMouseIsOffUntilItIsAskedFor() {
        var model = Model.showing(.broken)
        let frame = RootView.frame(model)
        model.point(.wheelUp, 60, 8)
        #expect(RootView.frame(model) == frame && !model.reportsMouse)
        model.press(.character("m"))
        #expect(model.reportsMouse && model.screen.contains("mouse on"))
        model.press(.character("m"))
        #expect(!model.reportsMouse)
    }

    @Test func itCanBeOnFromTheStart() {
        let options = ProgramOptions(stream: "a", region: "b", isMouseOn: true)
        #expect(Model(options: options, size: Size(columns: 80, rows: 24)).reportsMouse)
    }

    @Test(arguments: ["1", "4"] as [Character], [30, 60, 110])
    func aClickOnTheAxisChoosesTheFragmentThere(screen: Character, column: Int) throws {
        var model = Self.model()
        model.press(.character(screen))
        let date = model.axis.date(ofColumn: column - model.timeArea.origin.column)
        model.click(column, model.timeArea.origin.row + 3)
        let fragment = try #require(model.cursorFragment)
        #expect(fragment.fragment.producerTimestamp <= date.addingTimeInterval(1))
        #expect(date < fragment.end.addingTimeInterval(8.1))
        #expect(model.viewport.position != .following)
    }

    @Test func aClickOnAFindingChoosesIt() throws {
        var model = Self.model()
        let row = try #require(model.row(of: "╎ gap 8.0 s  reconnect"))
        model.click(10, row)
        #expect(model.selectedFinding?.subject == "gap" && model.focus == .findings)
    }

    @Test func whatWasDraggedOverIsZoomedToAndStaysInTheMiddle() throws {
        var model = Self.model()
        let area = model.timeArea
        model.point(.pressed, area.origin.column + 20, area.origin.row + 2)
        model.point(.dragged, area.origin.column + 29, area.origin.row + 2)
        model.point(.released, area.origin.column + 29, area.origin.row + 2)
        let dragged = try #require(model.dragged)
        let level = model.viewport.zoom.level
        model.press(.character("+"))
        #expect(model.viewport.zoom.level < level - 1)
        let axis = model.axis
        #expect(axis.shows(dragged.start) && axis.shows(dragged.end.addingTimeInterval(-0.001)))
        let (left, right) = (axis.column(at: dragged.start), axis.columns - axis.column(at: dragged.end))
        #expect(abs(left - right) <= 1)
        // There is nothing shorter to zoom to: the key does what it always does.
        model.press(.character("+"))
        #expect(model.axis.secondsPerColumn < axis.secondsPerColumn)
    }

    @Test func aDragOverTimeIsShownWithItsLengthAndOfferedForCopying() throws {
        var model = Self.model()
        let area = model.timeArea
        model.point(.pressed, area.origin.column + 20, area.origin.row + 2)
        model.point(.dragged, area.origin.column + 49, area.origin.row + 9)
        model.point(.released, area.origin.column + 49, area.origin.row + 9)
        let start = model.axis.date(ofColumn: 20)
        #expect(model.screen.contains("════ 30 s ════"))
        #expect(model.screen.contains("30 s chosen: + zooms to it, c hands out its URL, Esc lets it go"))
        let frozen = model.cursor
        model.press(.character("c"))
        #expect(model.screen.contains("[ON_DEMAND]") && model.screen.contains("what was dragged over"))
        let effects = model.press(.enter)
        guard case .mint(let request, _)? = effects.first else { return #expect(Bool(false)) }
        #expect(request.mode == .onDemand(from: start, to: start.addingTimeInterval(30)))
        model.press(.escape, .escape)
        #expect(model.dragged == nil && model.cursor == frozen)
        #expect(!model.screen.contains("═"))
    }

    @Test(arguments: [-200, 400])
    func aDragEndsWithTheAxis(column: Int) throws {
        var model = Self.model()
        let area = model.timeArea
        model.point(.pressed, area.origin.column + 20, area.origin.row)
        model.point(.dragged, column, 0)
        let dragged = try #require(model.dragged)
        #expect(dragged.start >= model.axis.date(ofColumn: 0))
        #expect(dragged.end <= model.axis.date(ofColumn: model.axis.columns))
    }

    @Test func theWheelZoomsAndWhatLiesUnderItStays() {
        var model = Self.model()
        model.press(.left)
        let area = model.timeArea
        let (column, level) = (70, model.viewport.zoom.level)
        let date = model.axis.date(ofColumn: column - area.origin.column)
        model.point(.wheelUp, column, area.origin.row + 2)
        #expect(model.viewport.zoom.level == level - 1)
        #expect(model.axis.column(at: date) == column - area.origin.column)
        model.point(.wheelDown, column, area.origin.row + 2)
        #expect(model.viewport.zoom.level == level)
    }

    @Test func aListIsChosenFromSortedAndScrolled() throws {
        var model = Self.model()
        model.press(.character("2"))
        let first = try #require(model.row(of: "▸ …"))
        model.click(10, first + 5)
        #expect(model.row(of: "▸ …") == first + 5)
        model.point(.wheelDown, 10, 20)
        #expect(model.screen.contains("9 of 147"))
        let title = try #require(model.screen.split(separator: "\n")[first - 1].range(of: "lag"))
        let line = model.screen.split(separator: "\n")[first - 1]
        let column = line.distance(from: line.startIndex, to: title.lowerBound)
        model.click(column, first - 1)
        #expect(model.screen.contains("lag s↓"))
        model.click(column, first - 1)
        #expect(model.screen.contains("lag s↑"))
    }

    @Test func aKeyOfTheBarIsPressedByClickingIt() throws {
        var model = Self.model()
        model.press(.left)
        let bar = try #require(model.screen.split(separator: "\n").last)
        let column = { (text: String) in
            bar.range(of: text).map { bar.distance(from: bar.startIndex, to: $0.lowerBound) } ?? 0
        }
        let level = model.viewport.zoom.level
        model.click(column("+ - zoom") + 2, 39)
        #expect(model.viewport.zoom.level == level + 1)
        model.click(column("? help"), 39)
        #expect(model.screen.contains("─ Keys ─"))
    }

    @Test func whereverItIsUsedNothingBreaks() {
        for (columns, rows) in [(30, 4), (60, 16), (80, 24), (200, 60)] {
            for screen in ["1", "2", "3", "4", "5", "6", "?", "c", "t"] as [Character] {
                for scene in [Scene.connecting, .broken] {
                    var model = Self.model(scene, columns: columns, rows: rows)
                    model.press(.character(screen))
                    for row in stride(from: 0, to: rows + 2, by: 3) {
                        for kind in [MouseEvent.Kind.pressed, .dragged, .released, .wheelUp, .wheelDown] {
                            model.point(kind, (row * 7) % (columns + 3), row)
                        }
                    }
                    #expect(RootView.frame(model).size == Size(columns: columns, rows: rows))
                }
            }
        }
    }
}

extension Model {
    @discardableResult
    mutating func point(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int) -> [Effect] {
        update(.input(.mouse(MouseEvent(kind, at: Point(column: column, row: row)))))
    }

    mutating func click(_ column: Int, _ row: Int) {
        point(.pressed, column, row)
        point(.released, column, row)
    }

    func row(of text: String) -> Int? {
        screen.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(text) }
    }
}
