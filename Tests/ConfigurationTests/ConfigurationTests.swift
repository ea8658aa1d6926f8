import Foundation
import MonitorUI
import Testing

@testable import kvsmon

@Suite struct ConfigurationTests {
    private static let file = ConfigurationFile(
        path: "c.toml", text: "# Mine.\ntheme = \"night\"\nregion = \"r-file\"")

    @Test(
        "A flag goes before the environment, that before the file, that before the standard",
        arguments: [
            ([.theme: .text("dark")], ["KVSMON_THEME": "mono"], "dark", Configuration.Origin.flag("--theme")),
            ([:], ["KVSMON_THEME": "mono"], "mono", .environment("KVSMON_THEME")),
            ([:], ["KVSMON_THEME": ""], "night", .file(line: 2)),
        ] as [([Setting.Name: SettingValue], [String: String], String, Configuration.Origin)])
    func takesTheFirst(
        flags: [Setting.Name: SettingValue], environment: [String: String], theme: String,
        origin: Configuration.Origin
    ) {
        let configuration = Configuration(file: Self.file, environment: environment, flags: flags)
        #expect(configuration.text(.theme) == theme)
        #expect(configuration.choice(of: .theme).origin == origin)
    }

    @Test(
        "A profile that a flag or the environment names brings its region, before the file's",
        arguments: [
            ("region = \"r-file\"", [.profile: .text("p")], [:], "r-p", .profile("p")),
            ("region = \"r-file\"", [:], ["AWS_PROFILE": "p"], "r-p", .profile("p")),
            ("region = \"r-file\"", [:], [:], "r-file", .file(line: 1)),
            ("region = \"r-file\"\nprofile = \"p\"", [:], [:], "r-file", .file(line: 1)),
            ("profile = \"p\"", [:], [:], "r-p", .profile("p")),
            ("", [.profile: .text("p")], ["AWS_REGION": "r-env"], "r-env", .environment("AWS_REGION")),
            ("", [.profile: .text("p"), .region: .text("r")], [:], "r", .flag("--region")),
        ] as [(String, [Setting.Name: SettingValue], [String: String], String, Configuration.Origin)])
    func aProfileHasARegion(
        text: String, flags: [Setting.Name: SettingValue], environment: [String: String], region: String,
        origin: Configuration.Origin
    ) {
        let file = ConfigurationFile(path: "c.toml", text: text)
        let configuration = Configuration(file: file, environment: environment, flags: flags)
            .knowing(region: "r-p", ofProfile: "p")
        #expect(configuration.text(.region) == region)
        #expect(configuration.choice(of: .region).origin == origin)
        #expect(configuration.place(of: .profile("p")) == "profile 'p'")
    }

    @Test func withoutAnythingItIsTheStandard() {
        let configuration = Configuration()
        #expect(configuration.keys == .standard)
        #expect(configuration.faults.isEmpty)
        for setting in Setting.all {
            #expect(
                configuration.choice(of: setting.name)
                    == Configuration.Choice(value: setting.standard, origin: .standard))
        }
    }

    @Test(arguments: [("1", true), ("off", false), ("Yes", true)])
    func theEnvironmentSwitchesFlags(text: String, isOn: Bool) {
        #expect(Configuration(environment: ["KVSMON_ASCII": text]).isOn(.ascii) == isOn)
    }

    @Test func whatTheEnvironmentCannotMeanIsNamed() {
        let configuration = Configuration(environment: ["KVSMON_ASCII": "maybe"])
        #expect(configuration.faults.map(\.description) == ["KVSMON_ASCII: \"maybe\" is neither 1 nor 0"])
        #expect(!configuration.isOn(.ascii))
    }

    @Test(
        arguments: [
            ("", nil), ("ascii = 1", "c.toml:1: ascii is a whole number; it must be true or false"),
            (
                "ascii = 1\nmouse = 1",
                "2 mistakes in the settings (kvsmon config names them): c.toml:1: ascii is a whole number; it must be true or false"
            ),
        ] as [(String, String?)])
    func theScreenSaysHowMuchIsWrongFirst(text: String, line: String?) throws {
        let configuration = Configuration(file: ConfigurationFile(path: "c.toml", text: text))
        let notices = ScreenNotices(configuration: configuration, theme: try configuration.chosenTheme())
        #expect(notices.mistakes == line)
    }

    @Test func eachNameIsDeclaredOnce() {
        #expect(Setting.all.map(\.name) == Setting.Name.allCases)
    }

    @Test func theExampleSaysNothing() {
        let file = ConfigurationFile(path: "c.toml", text: ConfigurationExample.text)
        #expect(file.faults.isEmpty && file.entries.isEmpty && file.changes.isEmpty)
    }

    @Test func theExampleWithoutItsHashesIsTheStandard() {
        let lines = ConfigurationExample.text.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? $0.dropFirst() : $0 }
        let file = ConfigurationFile(path: "c.toml", text: text.joined(separator: "\n"))
        let configuration = Configuration(file: file)
        #expect(configuration.faults.isEmpty)
        #expect(configuration.keys == .standard)
        #expect(configuration.changes.count == KeyMap.standard.bindings.count)
        for setting in Setting.all {
            #expect(file.entries[setting.name]?.value == setting.sample)
            #expect(setting.standard == nil || setting.standard == setting.sample)
        }
    }

    @Test func theListingTellsWhereEachValueIsFrom() {
        let text = "theme = \"night\"\n[keys.stream]\nzoom-in = [\"z\", \"F3\"]\nprevious-finding = \"E\""
        let configuration = Configuration(
            file: ConfigurationFile(path: "c.toml", text: text), environment: ["AWS_REGION": "r"],
            flags: [.ascii: .flag(true)])
        let lines = ConfigurationListing(configuration: configuration, keys: .changed).text
            .split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(
            lines == [
                "# The settings in effect, with those of c.toml.", "theme = \"night\" # c.toml:1",
                "ascii = true # --ascii", "mouse = false # default", "low-bandwidth = false # default",
                "# player isn't set", "bell = false # default",
                "snapshots = \".\" # default", "print-on-exit = false # default",
                "region = \"r\" # AWS_REGION",
                "# profile isn't set",
                "# endpoint-url isn't set", "# ca-bundle isn't set", "[keys.stream]",
                "previous-finding = \"E\" # c.toml:4",
                "zoom-in = [\"z\", \"F3\"] # c.toml:3",
            ])
    }

    @Test func theListingOfAllIsAConfigFileThatSaysTheSame() {
        let file = ConfigurationFile(
            path: "c.toml", text: "theme = \"a\\\"b\\u0007\"\n[keys]\nopen = [\"o\"]")
        let configuration = Configuration(file: file)
        let listing = ConfigurationListing(configuration: configuration, keys: .all).text
        let again = Configuration(file: ConfigurationFile(path: "d.toml", text: listing))
        #expect(again.faults.isEmpty)
        #expect(again.keys == configuration.keys)
        #expect(again.text(.theme) == configuration.text(.theme))
    }

    @Test func programsReadTheSame() throws {
        let text = "theme = \"night\"\nnope = 1\n[keys.list]\nreverse = []"
        let configuration = Configuration(file: ConfigurationFile(path: "c.toml", text: text))
        let json = try ConfigurationListing(configuration: configuration, keys: .changed).json()
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["schema"] as? Int == 1)
        #expect(object["file"] as? String == "c.toml")
        let settings = try #require(object["settings"] as? [[String: Any]])
        #expect(settings.first?["origin"] as? String == "c.toml:1")
        let keys = try #require(object["keys"] as? [[String: Any]])
        #expect(keys.count == 1 && keys[0]["action"] as? String == "reverse")
        let faults = try #require(object["faults"] as? [[String: Any]])
        #expect(faults.first?["place"] as? String == "c.toml:2")
    }
}
