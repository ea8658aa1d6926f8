import ArgumentParser
import Canvas
import KinesisVideo

/// `kvsmon streams`: lists the account's streams in the region.
struct Streams: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        subcommand: "streams",
        abstract: "List the streams: name, status, hours of retention.")

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run() async throws {
        try await connection.chosen.using(on: nil) { composition in
            let streams = try await composition.client.listStreams().collect().flatMap(\.streams)
            let listing = StreamListing(
                rows: streams.map { stream in
                    let retention = stream.retentionHours.map { "\($0) h" } ?? "-"
                    return (
                        stream.name.harmlessLine,
                        "\(stream.status?.rawValue.harmlessLine ?? "-")  \(retention)"
                    )
                })
            for line in listing.lines { print(line) }
        }
    }
}
