import KinesisVideo

/// What flags, environment, config file and profile lead to, all from one reading of the shared files.
struct ResolvedSettings {
    /// The program's settings.
    let settings: Configuration
    /// What goes on to look for region, credentials and endpoints from there.
    let resolver: ConfigurationResolver
}
