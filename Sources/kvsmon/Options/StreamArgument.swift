import ArgumentParser
import KinesisVideo

/// The stream that a command is about.
struct StreamArgument: ParsableArguments {
    @Argument(help: "The stream's name or ARN.")
    var stream: String

    /// The stream, its name checked against the service's pattern.
    func reference() throws(KinesisVideoError) -> StreamReference { try StreamReference(parsing: stream) }
}
