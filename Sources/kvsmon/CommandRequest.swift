import ArgumentParser

/// What a command is asked for, as plain values: its options have to be parsed, and these needn't be.
protocol CommandRequest: Sendable {
    /// The command, whose usage comes with what is wrong.
    static var command: any ParsableCommand.Type { get }

    /// Does it.
    func run() async throws
}
