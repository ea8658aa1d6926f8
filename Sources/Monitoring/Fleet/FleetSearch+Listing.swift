package import KinesisVideo
import StreamAnalysis

extension FleetSearch {
    /// A listing of the streams in the region of `client` that one of `patterns` matches, in the service's order.
    package static func listing(of patterns: [NamePattern], by client: KinesisVideoClient) -> Listing {
        { () throws(CallError) in
            do throws(KinesisVideoError) {
                let prefix = commonPrefix(of: patterns)
                let pages = try await client.listStreams(namePrefix: prefix.isEmpty ? nil : prefix).collect()
                let region = client.configuration.region.name
                return pages.flatMap(\.streams).compactMap { stream in
                    guard patterns.contains(where: { $0.matches(stream.name) }) else { return nil }
                    return StreamDescription(
                        name: stream.name, region: region, status: stream.status?.rawValue,
                        retentionHours: stream.retentionHours)
                }
            } catch {
                throw CallError(error)
            }
        }
    }

    /// What the service can be asked to begin with.
    private static func commonPrefix(of patterns: [NamePattern]) -> String {
        guard let first = patterns.first else { return "" }
        return patterns.dropFirst().reduce(first.prefix) { common, pattern in
            String(zip(common, pattern.prefix).prefix { $0 == $1 }.map(\.0))
        }
    }
}
