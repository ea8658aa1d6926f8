import Canvas
import Testing

@testable import MonitorUI

/// The mouse on what lies over the screen.
@Suite struct PointingAtOverlaysTests {
    private static func model(_ key: Character, columns: Int = 120, rows: Int = 40) -> Model {
        var model = Model.showing(.broken, columns: columns, rows: rows)
        model.press(.character("m"), .character(key))
        return model
    }

    /// The first column in which `text` stands on screen.
    private func column(of text: String, in model: Model) throws -> (column: Int, row: Int) {
        let row = try #require(model.row(of: text))
        let line = model.screen.split(separator: "\n", omittingEmptySubsequences: false)[row]
        let range = try #require(line.firstRange(of: text))
        return (line.distance(from: line.startIndex, to: range.lowerBound), row)
    }

    @Test(
        "A click on an option of the copy dialog takes it",
        arguments: [
            ("LIVE_REPLAY", CopyDialog.Field.mode, 1), ("12 h", .expires, 4),
            ("plain page", .destination, 1),
        ])
    func takesAnOption(text: String, field: CopyDialog.Field, place: Int) throws {
        var model = Self.model("c")
        let (column, row) = try column(of: text, in: model)
        model.click(column, row)
        #expect(model.screen.contains("[\(text)]"))
        guard case .copy(let dialog)? = model.overlay else { return #expect(Bool(false)) }
        #expect(dialog.field == field && dialog.choice(of: field) == place)
    }

    @Test func onANarrowDialogAClickOnWhatIsCutTakesTheNextOption() throws {
        var model = Self.model("c", columns: 60, rows: 16)
        let (column, row) = try column(of: "send to", in: model)
        let line = model.screen.split(separator: "\n", omittingEmptySubsequences: false)[row]
        let cut = try #require(line.lastIndex(of: "…"))
        model.click(line.distance(from: line.startIndex, to: cut), row)
        guard case .copy(let dialog)? = model.overlay else { return #expect(Bool(false)) }
        #expect(dialog.field == .destination && dialog.choice(of: .destination) > 0)
        model.click(column, row)
        #expect(model.overlay != nil)
    }

    @Test func theWheelGoesFromFieldToField() {
        var model = Self.model("c")
        model.point(.wheelDown, 60, 20)
        guard case .copy(let dialog)? = model.overlay else { return #expect(Bool(false)) }
        #expect(dialog.field == .expires)
    }

    @Test func aClickOnAThemeShowsItAndTheWheelTheNext() throws {
        var model = Self.model("t")
        let (column, row) = try column(of: "night", in: model)
        #expect(model.point(.pressed, column, row) == [.theme("night")])
        #expect(model.themePicker?.chosen.name == "night")
        #expect(model.point(.wheelUp, column, row) == [.theme("default")])
    }

    @Test(arguments: [MouseEvent.Kind.pressed, .wheelUp, .wheelDown])
    func aNoticeGoesAwayWithAClickAsWithAKey(kind: MouseEvent.Kind) {
        var model = Model.showing(.broken, columns: 120, rows: 40)
        model.press(.character("m"))
        #expect(model.notice != nil)
        model.point(kind, 60, 8)
        #expect(model.notice == nil)
    }

    @Test(arguments: [MouseEvent.Kind.dragged, .released])
    func aNoticeStaysWhileTheMouseOnlyMoves(kind: MouseEvent.Kind) {
        var model = Model.showing(.broken, columns: 120, rows: 40)
        model.press(.character("m"))
        model.point(kind, 60, 8)
        #expect(model.notice != nil)
    }
}
