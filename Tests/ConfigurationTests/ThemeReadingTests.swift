import Canvas
import Testing

@testable import kvsmon

@Suite struct ThemeReadingTests {
    private static func failure(_ text: String) throws -> ThemeFile.Failure {
        try #require(throws: ThemeFile.Failure.self) {
            try ThemeFile(path: "mine.toml", text: text).contents()
        }
    }

    @Test func everyMistakeIsToldByItsLineWithWhatWouldBeRight() throws {
        let failure = try Self.failure(
            """
            background = "drak"
            # Colours.
            [roles]
            gap = "purpel"
            gapp = "red"
            late = "red on"
            ok = 3

            [colours]
            """)
        #expect(failure.faults.map(\.place) == [1, 4, 5, 6, 7, 9].map { "mine.toml:\($0)" })
        let words = [
            ["background is dark, light, any"], ["gap: \"purpel\" means nothing; a style is", "bright-red"],
            ["no role is called \"gapp\"; the roles are text, "], ["late: a colour is missing; a style is"],
            ["ok must be a text"], ["\"colours\" isn't known; there are background"],
        ]
        for (fault, words) in zip(failure.faults, words) {
            for word in words { #expect(fault.reason.contains(word), "\(fault)") }
        }
    }

    @Test func aListOfThemSaysOnceWhatWouldBeRight() throws {
        let failure = try Self.failure("[roles]\ngap = \"purpel\"\nlate = \"gren\"")
        #expect(
            failure.description.hasPrefix(
                "mine.toml:2: gap: \"purpel\" means nothing; mine.toml:3: late: \"gren\" means nothing; a style is a colour"
            ))
        #expect(failure.description.split(separator: "a style is").count == 2)
    }

    @Test(arguments: [
        ("", "mine.toml:1: the table [roles] is missing"),
        ("roles = 3", "mine.toml:1: roles is a whole number"),
        ("[roles]\ngap = \"red", "mine.toml:2: "), ("[roles]\n[roles]\n", "mine.toml:"),
    ])
    func whatIsNoThemeIsSaidWhere(text: String, words: String) throws {
        #expect(try Self.failure(text).description.hasPrefix(words))
    }

    @Test func theDefaultIsShownInsteadAndEveryMistakeIsAmongTheSettings() throws {
        var shelf = ThemeShelf(nil)
        shelf.putFirst(ThemeFile(path: "mine.toml", text: "[roles]\ngap = \"purpel\"\nlate = \"gren\""))
        let selection = try #require(try ThemeSelection("mine", from: shelf))
        #expect(selection.theme.name == "default")
        let settings = Configuration(flags: [.theme: .text("mine.toml")])
        let faults = ScreenNotices(configuration: settings, theme: selection).configuration.faults
        #expect(faults.count == 2)
        #expect(faults[0].description.hasPrefix("--theme: the theme default is shown: mine.toml:2: gap: "))
        #expect(faults[1].description.hasPrefix("mine.toml:3: late: \"gren\" means nothing; a style is"))
    }

    @Test(arguments: EmbeddedThemes.names)
    func embeddedThemesHaveNoMistake(name: String) throws {
        let contents = try EmbeddedThemes.file(named: name).contents()
        #expect(contents.theme.name == name)
        #expect(!contents.background.isEmpty)
    }
}
