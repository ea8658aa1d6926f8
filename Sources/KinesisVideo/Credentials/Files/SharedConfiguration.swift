/// Both shared files together: `~/.aws/config` and `~/.aws/credentials`, or where `AWS_CONFIG_FILE` and
/// `AWS_SHARED_CREDENTIALS_FILE` point.
struct SharedConfiguration: Hashable, Sendable {
    /// Where the config file is or would be.
    let configPath: String
    /// Where the credentials file is or would be.
    let credentialsPath: String
    /// What the config file says.
    let config: SharedConfigFile
    /// What the credentials file says.
    let credentials: SharedConfigFile

    /// Both paths, for messages.
    var paths: String { "\(configPath) and \(credentialsPath)" }

    /// Reads the files; one that isn't there or can't be read says nothing.
    ///
    /// - Throws: ``KinesisVideoError`` with ``KinesisVideoError/Code/configuration``, which names file and line.
    init(in environment: ClientEnvironment) throws(KinesisVideoError) {
        let paths = Self.paths(in: environment)
        (configPath, credentialsPath) = (paths[0], paths[1])
        config = try Self.read(configPath, .config, environment)
        credentials = try Self.read(credentialsPath, .credentials, environment)
    }

    /// Where the config file and the credentials file are or would be.
    static func paths(in environment: ClientEnvironment) -> [String] {
        [("AWS_CONFIG_FILE", "~/.aws/config"), ("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")]
            .map { environment.expanded(environment.value($0) ?? $1) }
    }

    private static func read(
        _ path: String, _ kind: SharedConfigFile.Kind, _ environment: ClientEnvironment
    ) throws(KinesisVideoError) -> SharedConfigFile {
        guard let text = environment.readFile(path) else { return SharedConfigFile() }
        do throws(INIFile.Fault) {
            return try SharedConfigFile(text, kind: kind)
        } catch {
            throw KinesisVideoError(
                .configuration,
                "\(path):\(error.line) can't be read: \(error.reason). Correct or delete the line")
        }
    }

    /// The settings of the profile called `name`, those of the credentials file winning; `nil` where neither file has it.
    func profile(_ name: String) -> ConfigSection? {
        guard let section = config.profiles[name] else { return credentials.profiles[name] }
        return section.merging(credentials.profiles[name] ?? ConfigSection())
    }
}
