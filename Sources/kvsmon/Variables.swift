import KinesisVideo

/// The environment variables that the program was started with.
enum Variables {
    /// All of them, read once.
    static let all = ClientEnvironment.process.variables
}
