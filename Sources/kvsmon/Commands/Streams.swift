import ArgumentParser
import Canvas
import KinesisVideo

/// `kvsmon streams`: lists the account's streams in the region.
struct Streams: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "streams",
        abstract: "List the streams: name, status, hours of retention.")

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run() async throws {
        try await connection.using(on: nil) { composition in
            let streams = try await composition.client.listStreams().collect().flatMap(\.streams)
            let names = streams.map(\.name.harmlessLine)
            let width = names.map(\.count).max() ?? 0
            for (name, stream) in zip(names, streams) {
                let padding = String(repeating: " ", count: width - name.count)
                let retention = stream.retentionHours.map { "\($0) h" } ?? "-"
                print("\(name)\(padding)  \(stream.status?.rawValue.harmlessLine ?? "-")  \(retention)")
            }
        }
    }
}
