import Canvas
import Testing

@testable import MonitorUI

@Suite struct ThemePickerTests {
    @Test func beginsAtTheThemeInUseAndChangesNothing() {
        var model = Model.showing(.healthy)
        #expect(model.press(.character("t")).isEmpty)
        #expect(model.themePicker?.chosen.name == "default")
        #expect(model.screen.contains("▸ default"))
    }

    @Test func everyStepShowsItsThemeAtOnce() {
        var model = Model.showing(.healthy)
        #expect(model.press(.character("t"), .down) == [.theme("night")])
        #expect(model.press(.up, .up) == [.theme("default"), .theme("dark")])
    }

    @Test func goesNoFurtherThanTheEnds() {
        var model = Model.showing(.healthy)
        #expect(model.press(.character("t"), .up, .up, .up) == [.theme("dark")])
    }

    @Test func enterKeepsWhatIsShown() {
        var model = Model.showing(.healthy)
        #expect(model.press(.character("t"), .down, .enter) == [.theme("night")])
        #expect(model.overlay == nil)
        #expect(model.theme == "night")
        #expect(model.screen.contains("theme night; to keep it: theme = \"night\" in config.toml"))
        model.press(.character("t"))
        #expect(model.themePicker?.before == "night")
    }

    @Test(arguments: [Key.escape, .character("t"), .character("q")])
    func leavingGoesBackToTheThemeFromBefore(key: Key) {
        var model = Model.showing(.healthy)
        #expect(model.press(.character("t"), .down, key) == [.theme("night"), .theme("default")])
        #expect(model.overlay == nil)
        #expect(model.theme == "default")
    }

    @Test func leavingWithoutAStepAsksForNothing() {
        var model = Model.showing(.healthy)
        #expect(model.press(.character("t"), .escape).isEmpty)
    }

    @Test func whatCannotBeUsedSaysWhyAndIsNotKept() {
        var model = Model.showing(.healthy)
        let effects = model.press(.character("t"), .down, .down)
        #expect(effects == [.theme("night"), .theme("default")])
        #expect(model.screen.contains("can't be used"))
        #expect(model.screen.contains("purpel"))
        #expect(model.press(.enter).isEmpty)
        #expect(model.themePicker != nil)
        #expect(model.notice?.text == "mine can't be used: choose another, or Esc goes back")
    }

    @Test func keepingTheThemeInUseSaysNothing() {
        var model = Model.showing(.healthy)
        model.press(.character("t"), .enter)
        #expect(model.notice == nil)
    }

    @Test func oneOfOnesOwnIsMarked() {
        let themes = [
            ThemeChoice(name: "mine", background: "dark", isOwn: true),
            ThemeChoice(name: "dark", background: "dark"),
        ]
        let options = ProgramOptions(stream: "a", region: "b", themes: themes, theme: "dark")
        var model = Model(options: options, size: Size(columns: 80, rows: 24))
        model.press(.character("t"))
        #expect(model.screen.contains("on dark, yours"))
        #expect(model.screen.split(separator: "\n").count { $0.contains("yours") } == 1)
    }

    @Test func withoutThemesItSaysSo() {
        let options = ProgramOptions(stream: "front-door", region: "us-west-2", theme: "mono")
        var model = Model(options: options, size: Size(columns: 80, rows: 24))
        model.press(.character("t"))
        #expect(model.overlay == nil)
        #expect(model.screen.contains("there is only the theme mono"))
    }

    @Test func theChosenOneIsOnScreenHoweverManyThereAre() throws {
        let themes = (0..<60).map { ThemeChoice(name: "theme-\($0)", background: "dark") }
        let options = ProgramOptions(stream: "a", region: "b", themes: themes, theme: "theme-0")
        var model = Model(options: options, size: Size(columns: 80, rows: 24))
        model.press(.character("t"))
        for place in themes.indices {
            #expect(model.screen.contains("▸ theme-\(place) "))
            model.press(.down)
        }
    }

    @Test func quitsFromTheList() {
        var model = Model.showing(.healthy)
        #expect(model.press(.character("t"), .control("c")) == [.quit])
    }
}
