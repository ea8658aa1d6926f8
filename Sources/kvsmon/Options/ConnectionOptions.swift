import ArgumentParser

/// Where the service is and who asks.
struct ConnectionOptions: ParsableArguments {
    @OptionGroup var file: ConfigurationOptions

    @Option(help: "The AWS region, such as us-west-2. [AWS_REGION, AWS_DEFAULT_REGION, the profile's]")
    var region: String?

    @Option(help: "The profile of ~/.aws/config and ~/.aws/credentials to use. [AWS_PROFILE]")
    var profile: String?

    @Option(
        name: .customLong("endpoint-url"),
        help: """
            Another service than AWS, such as the one that `kvsmon simulate` prints. [AWS_ENDPOINT_URL_KINESIS_VIDEO, \
            AWS_ENDPOINT_URL, the profile's]
            """)
    var endpointURL: String?

    @Option(
        name: .customLong("ca-bundle"),
        help:
            "A PEM file of certificate authorities to trust, not this machine's. [AWS_CA_BUNDLE, the profile's]"
    )
    var caBundle: String?

    @OptionGroup(title: "Log")
    var log: LogOptions

    /// What is given.
    var chosen: Connection {
        Connection(
            file: file.chosen, region: region, profile: profile, endpointURL: endpointURL, caBundle: caBundle,
            log: log.chosen)
    }
}
