import Foundation
import TestSupport
import Testing

/// Themes by name, by file, from the operator's folder, and on the screen.
@Suite(.tags(.endToEnd))
struct ThemeTests {
    private let folder: ThemeHome

    init() throws { folder = try ThemeHome() }

    @Test("Every embedded theme is a file of the folder, and the other way round")
    func embedsEveryTheme() async throws {
        let result = try await watch("?")
        #expect(result.status == 64)
        #expect(
            result.errors.contains(
                "No theme is called '?'; there are \(try embedded().joined(separator: ", "))."))
    }

    @Test("Every embedded theme is understood")
    func readsEveryTheme() async throws {
        for name in try embedded() {
            let result = try await watch(name)
            // Without a region there is nothing to watch, which is said after the theme is read.
            #expect(result.errors.contains("--region"), "\(name): \(result.errors)")
        }
    }

    @Test("A file that isn't there is refused by its path", arguments: ["nowhere.toml", "no/where", "/tmp"])
    func refusesAMissingFile(path: String) async throws {
        let result = try await watch(path)
        #expect(result.status == 64)
        #expect(result.errors.contains("No theme can be read from '\(path)'"))
    }

    @Test("A theme of the operator's own is among those there are, before the embedded ones")
    func findsOwnThemes() async throws {
        try folder.write("[roles]\ngap = \"red\"", as: "mine")
        let result = try await watch("?")
        #expect(result.errors.contains("there are mine, colour-blind, "))
    }

    @Test("A theme from the operator's folder, and one from a file, colours the screen")
    func showsOwnThemes() async throws {
        try folder.write("[roles]\nok = \"#ff00ff\"", as: "mine")
        for theme in ["mine", folder.path(of: "mine")] {
            let screen = try demo(theme)
            try await screen.wait(for: "nothing wrong", patience: .seconds(15))
            #expect(try screen.styledText().contains("\u{1B}[38;5;201m"))
        }
    }

    @Test("A theme with a mistake gives way to the default, and the screen says where the mistake is")
    func namesTheMistake() async throws {
        try folder.write("# Mine.\n[roles]\ngap = \"purpel\"", as: "mine")
        let screen = try demo("mine")
        let text = try await screen.wait(for: "the theme default is shown")
        #expect(text.contains("mine.toml:3: gap: \"purpel\" means nothing"))
        try screen.press("q")
        // In full, with what is accepted, once there is room.
        try await screen.wait(for: "bright-red")
    }

    @Test("t shows each theme at once, and Esc brings back the one from before")
    func choosesATheme() async throws {
        try folder.write("[roles]\nok = \"#ff00ff\"", as: "aaa")
        let screen = try demo("colour-blind")
        try await screen.wait(for: "nothing wrong", patience: .seconds(15))
        try screen.press("t")
        try await screen.wait(for: "▸ colour-blind")
        try screen.press("Up")
        try await screen.wait(for: "▸ aaa")
        #expect(try screen.styledText().contains("\u{1B}[38;5;201m"))
        try screen.press("Escape")
        try await screen.wait(for: "the list is gone") { !$0.contains("▸ aaa") }
        #expect(try !screen.styledText().contains("\u{1B}[38;5;201m"))
    }

    private func embedded() throws -> [String] {
        let folder = Command.root.appending(path: "themes").path
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .map { $0.replacing(".toml", with: "") }
    }

    private func watch(_ theme: String) async throws -> ChildProgram.Result {
        try await Command.run(
            [Command.kvsmon, "watch", "cam", "--theme", theme], environment: ["XDG_CONFIG_HOME": folder.path])
    }

    /// A line of the screen has room for a path of a temporary folder and what follows.
    private func demo(_ theme: String) throws -> TmuxScreen {
        try TmuxScreen(
            running: "\(Command.kvsmon) demo steady --theme \(theme)", columns: 200,
            // Who runs tests may have switched colours off.
            environment: ["LC_ALL": "C.UTF-8", "NO_COLOR": "", "XDG_CONFIG_HOME": folder.path])
    }
}

/// A configuration folder that goes away with its test.
private struct ThemeHome {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    var path: String { folder.path }

    func path(of theme: String) -> String { folder.path("kvsmon/themes/\(theme).toml") }

    func write(_ text: String, as theme: String) throws {
        try folder.write(text, to: "kvsmon/themes/\(theme).toml")
    }
}
