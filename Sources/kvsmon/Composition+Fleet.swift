import KinesisVideo
import Monitoring
import StreamAnalysis

extension Composition {
    /// A fleet of the streams of `selection`, which share connections and credentials, and the patterns that none matches.
    ///
    /// What patterns ask for is looked for again while the fleet runs.
    func fleet(
        of selection: StreamSelection, media: Monitor.Media
    ) async throws -> (fleet: Fleet, unmatched: [NamePattern]) {
        let client = client
        let (named, found, unmatched) = try await selection.streams(of: client)
        let references = selection.references
        let search = FleetSearch(found: found.map(\.name)) { () throws(CallError) in
            try await selection.found(by: client)
        }
        let fleet = Fleet(
            named + found, search: selection.patterns.isEmpty ? nil : search,
            service: { stream in
                .live(references[stream.name] ?? .name(stream.name), client: client)
            }, time: time, media: media)
        return (fleet, unmatched)
    }
}
