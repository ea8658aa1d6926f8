import Canvas
import MonitorUI
import Testing

@testable import kvsmon

/// A mistake, and the words that tell of it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String
    var testDescription: String { text }

    init(_ text: String, _ message: String) {
        self.text = text
        self.message = message
    }
}

@Suite struct ConfigurationFileTests {
    private static func faults(_ text: String) -> [String] {
        let file = ConfigurationFile(path: "c.toml", text: text)
        return Configuration(file: file).faults.map(\.description)
    }

    @Test(
        "A mistake is named by its line, with what would be right",
        arguments: [
            Mistake("theme = 3", "c.toml:1: theme is a whole number; it must be like \"default\""),
            Mistake("theme = \"\"", "c.toml:1: theme is an empty text; it must be like \"default\""),
            Mistake("\nascii = \"yes\"", "c.toml:2: ascii is a text; it must be true or false"),
            Mistake(
                "themes = \"x\"", "c.toml:1: themes is an action, not a setting; its keys belong under [keys]"
            ),
            Mistake("them = \"x\"", "c.toml:1: no setting is called \"them\"; did you mean theme?"),
            Mistake("keys = 1", "c.toml:1: keys is a whole number; write it as a table: [keys.everywhere]"),
            Mistake("[key.list]", "c.toml:1: no setting is called \"key\"; did you mean keys?"),
            Mistake(
                "[keys.steam]\nzoom-in = \"z\"",
                "c.toml:1: no table of keys is called \"steam\"; did you mean stream?"),
            Mistake("[keys]\nzoom = \"z\"", "c.toml:2: no action is called \"zoom\"; did you mean zoom-in?"),
            Mistake("[keys]\nfolow = \"z\"", "c.toml:2: no action is called \"folow\"; did you mean follow?"),
            Mistake(
                "[keys]\nfollow = 7",
                "c.toml:2: follow is a whole number; give a key such as \"F2\", a list of keys, or [] for none"
            ),
            Mistake(
                "[keys]\nfollow = [\"F2\", 3]",
                "c.toml:2: follow is an array; give a key such as \"F2\", a list of keys, or [] for none"),
            Mistake(
                "[keys]\nfollow = \"Hyper-X\"",
                "c.toml:2: follow: no key is called \"Hyper-X\"; a key is \(Key.acceptedNames)"),
            Mistake("[keys]\nfollow = \"Ctrl-M\"", "c.toml:2: follow: Ctrl-M is Enter to a terminal"),
            Mistake(
                "[keys]\nfollow = \"Ctrl-C\"", "c.toml:2: Ctrl-C always quits, so it can't be follow"),
            Mistake(
                "theme = \"a\"\u{0}",
                "c.toml:1: it isn't text: a null byte stands in it; nothing in this file counts"),
            Mistake("[keys]\nfollow = \"^z\"", "c.toml:2: follow: Ctrl-Z suspends kvsmon"),
            Mistake(
                "[keys.list]\nzoom-in = \"z\"",
                "c.toml:2: zoom-in means nothing in list; it belongs in [keys.stream]"),
            Mistake("[keys]\nquit = []", "c.toml:2: quit needs a key in everywhere, or there is no way out"),
            Mistake(
                "keys.everywhere.help = []",
                "c.toml:1: help needs a key in everywhere, or there is no way out"),
            Mistake("[keys.help]\nclose = []", "c.toml:2: close needs a key in help, or there is no way out"),
            Mistake(
                "[keys.prompt]\naccept = [\"F2\", \"x\"]",
                "c.toml:2: x is typed in a line; accept needs a key such as F2 or Ctrl-G"),
            Mistake(
                "[keys.stream]\nzoom-in = \"z\"\nzoom-out = [\"-\", \"z\"]",
                "c.toml:3: z can't be zoom-out in stream: zoom-in in stream has it on line 2; "
                    + "give one of them another key"),
            Mistake(
                "[keys.stream]\nzoom-in = \"q\"",
                "c.toml:2: q can't be zoom-in in stream: quit in everywhere has it as its standard key; "
                    + "give one of them another key"),
            Mistake("theme = ", "c.toml:1:"),
            Mistake("theme = \"a\"\ntheme = \"b\"", "c.toml:2:"),
            Mistake(
                "[[",
                "c.toml:1: a line must begin with a key, or with the name of a table in brackets; "
                    + "nothing in this file counts"),
        ])
    func namesTheMistake(mistake: Mistake) throws {
        let faults = Self.faults(mistake.text)
        let only = try #require(faults.count == 1 ? faults[0] : nil, "\(faults)")
        #expect(mistake.message.hasSuffix(":") ? only.hasPrefix(mistake.message) : only == mistake.message)
    }

    @Test func aMistakeCostsItsOwnLineOnly() {
        let text = "theme = 1\nascii = true\n[keys.stream]\nzoom-in = \"z\"\nzoom-out = \"nope\""
        let configuration = Configuration(file: ConfigurationFile(path: "c.toml", text: text))
        #expect(configuration.text(.theme) == "default")
        #expect(configuration.isOn(.ascii))
        #expect(configuration.keys.keys(of: .zoomIn, in: .stream) == [.character("z")])
        #expect(configuration.keys.keys(of: .zoomOut, in: .stream) == [.character("-")])
        #expect(configuration.faults.count == 2)
    }

    @Test func aFileThatIsNoTOMLChangesNothing() {
        let configuration = Configuration(file: ConfigurationFile(path: "c.toml", text: "\u{0}\u{FFFD}[[[=="))
        #expect(configuration.faults.count == 1)
        #expect(configuration.keys == .standard)
    }

    @Test(arguments: [
        (
            "[keys]\nzoom-in = [\"+\", \"F3\"]", KeyBinding.Scope.stream, Action.zoomIn,
            [Key.character("+"), .function(3)]
        ),
        (
            "keys.stream.zoom-in = \"Space\"\nkeys.freeze = \"f\"\nkeys.pause = \"p\"", .stream, .zoomIn,
            [.character(" ")]
        ),
        ("[keys.everywhere]\nquit = [\"Q\", \"Q\"]", .everywhere, .quit, [.character("Q")]),
        ("[keys]\nopen = [\"O\", \"→\"]\nnext-fragment = []", .list, .open, [.character("O"), .right]),
        ("[keys.list]\nreverse = []", .list, .reverse, []),
    ])
    func keysAreChanged(text: String, scope: KeyBinding.Scope, action: Action, keys: [Key]) {
        let configuration = Configuration(file: ConfigurationFile(path: "c.toml", text: text))
        #expect(configuration.faults.isEmpty, "\(configuration.faults)")
        #expect(configuration.keys.keys(of: action, in: scope) == keys)
    }

    @Test func mistakesAreToldInTheOrderOfTheirLines() {
        let faults = Self.faults("asci = true\n[keys]\nquit = []\n[keys.list]\nfolow = 3")
        #expect(faults.map { $0.prefix(9) } == ["c.toml:1:", "c.toml:3:", "c.toml:5:"])
    }

    @Test func aThemeThatCantBeShownIsToldAtItsLine() {
        let text = "asci = true\ntheme = \"mine\"\n[keys]\nquit = []"
        let file = ConfigurationFile(path: "c.toml", text: text)
        let inTheme = ConfigurationFault(place: "mine.toml:7", reason: "no such role")
        let faults = Configuration(file: file, environment: ["KVSMON_ASCII": "maybe"])
            .refusing(.theme, because: "the theme default is shown", and: [inTheme]).faults
        #expect(
            faults.map(\.place) == ["c.toml:1", "c.toml:2", "mine.toml:7", "c.toml:4", "KVSMON_ASCII"])
    }

    @Test func twoActionsCanSwapTheirKeys() {
        let text = "[keys.stream]\nzoom-in = \"-\"\nzoom-out = \"+\""
        let configuration = Configuration(file: ConfigurationFile(path: "c.toml", text: text))
        #expect(configuration.faults.isEmpty)
        #expect(configuration.keys.keys(of: .zoomIn, in: .stream) == [.character("-")])
    }
}

extension KeyMap {
    fileprivate func keys(of action: Action, in scope: KeyBinding.Scope) -> [Key] {
        bindings(in: scope).first { $0.action == action }?.keys ?? []
    }
}
