import ArgumentParser
import KinesisVideo

/// `kvsmon streams`: lists the account's streams in the region.
struct Streams: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the streams: name, status, hours of retention.")

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run() async throws {
        try await Composition.using(connection.configuration()) { composition in
            let streams = try await composition.client.listStreams().collect().flatMap(\.streams)
            let width = streams.map(\.name.count).max() ?? 0
            for stream in streams {
                let padding = String(repeating: " ", count: width - stream.name.count)
                let retention = stream.retentionHours.map { "\($0) h" } ?? "-"
                print("\(stream.name)\(padding)  \(stream.status?.rawValue ?? "-")  \(retention)")
            }
        }
    }
}
