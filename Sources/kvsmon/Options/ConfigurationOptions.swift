import ArgumentParser

/// Where the config file is.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The config file. [KVSMON_CONFIG, else ~/.config/kvsmon/config.toml]", valueName: "file.toml"))
    var config: String?

    /// What is given.
    var chosen: ConfigurationSource { ConfigurationSource(path: config) }
}
