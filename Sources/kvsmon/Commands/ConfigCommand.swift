import ArgumentParser

/// `kvsmon config`: the settings in effect, and where each comes from.
struct ConfigCommand: ParsableCommand {
    /// How the settings are written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static let configuration = CommandConfiguration(
        subcommand: "config",
        abstract:
            "Print the settings in effect and where each comes from; exit 3 if something is wrong with them.",
        discussion: """
            A flag goes before the environment, that before the config file. Keys are listed that the file changes, or \
            --all. What is wrong is said on standard error, by file and line; kvsmon runs with the standard instead.

                mkdir -p ~/.config/kvsmon
                kvsmon config --example > ~/.config/kvsmon/config.toml
                kvsmon config --all
                kvsmon config --format json | jq '.settings[] | select(.origin!="default")'
            """)

    @Flag(help: "Print a config file to begin with, all of it commented out.")
    var example = false

    @Flag(help: "List every key.")
    var all = false

    @Option(help: "How the settings are written.")
    var format = Format.text

    @OptionGroup(title: "Screen")
    var screen: ScreenOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
        guard !example || (format == .text && !all) else {
            throw ValidationError("--example prints a file to begin with, in TOML; give it alone.")
        }
    }

    func run() throws {
        guard !example else { return print(ConfigurationExample.text, terminator: "") }
        let asked = try connection.chosen.resolved(with: screen.chosen.settings).settings
        let configuration = ScreenNotices(configuration: asked, theme: try asked.chosenTheme()).configuration
        let listing = ConfigurationListing(configuration: configuration, keys: all ? .all : .changed)
        switch format {
        case .text: print(listing.text, terminator: "")
        case .json: print(try listing.json())
        }
        configuration.printFaults()
        guard configuration.faults.isEmpty else { throw KVSMon.couldNotLook }
    }
}
