import ArgumentParser
import KinesisVideo

/// Where the service is and who asks.
struct ConnectionOptions: ParsableArguments {
    @Option(help: "The AWS region, such as us-west-2. [AWS_REGION, AWS_DEFAULT_REGION, the profile's]")
    var region: String?

    @Option(help: "The profile of ~/.aws/config and ~/.aws/credentials to use. [AWS_PROFILE]")
    var profile: String?

    @Option(
        name: .customLong("endpoint-url"),
        help: "Another service than AWS, such as the one that `kvsmon simulate` prints. [AWS_ENDPOINT_URL]")
    var endpointURL: String?

    /// What flags, environment and profile lead to.
    func configuration() throws(KinesisVideoError) -> ClientConfiguration {
        let flags = ConfigurationFlags(region: region, profile: profile, endpointURL: endpointURL)
        return try ConfigurationResolver(flags: flags, environment: .process).configuration()
    }
}
