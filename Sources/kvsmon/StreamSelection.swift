import KinesisVideo
import Monitoring
import StreamAnalysis

/// The streams that are to be watched: by their names, and by patterns of names.
struct StreamSelection: Sendable {
    /// Those that were named, wherever they are.
    let named: [StreamReference]
    /// What the names of others are like.
    let patterns: [NamePattern]

    /// The streams called or like `words`, which are names, ARNs and patterns.
    init(_ words: [String]) throws(KinesisVideoError) {
        patterns = words.filter(NamePattern.isPattern).map { NamePattern($0) }
        var named: [StreamReference] = []
        for word in words where !NamePattern.isPattern(word) {
            let reference = try StreamReference(parsing: word)
            if !named.contains(where: { $0.name == reference.name }) { named.append(reference) }
        }
        self.named = named
    }

    /// The only stream it can mean, or `nil` where it may be many.
    var single: StreamReference? { patterns.isEmpty && named.count == 1 ? named[0] : nil }

    /// What was asked for, as it was written.
    var words: String { (named.map(\.name) + patterns.map(\.text)).joined(separator: " ") }

    /// How the streams that were named are asked for, by their names.
    var references: [String: StreamReference] {
        Dictionary(named.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Its streams: those that were named, those that patterns found, and the patterns that no stream matches.
    func streams(
        of client: KinesisVideoClient
    ) async throws -> (named: [StreamDescription], found: [StreamDescription], unmatched: [NamePattern]) {
        let region = client.configuration.region.name
        let listed: [StreamDescription]
        do {
            listed = patterns.isEmpty ? [] : try await FleetSearch.listing(of: patterns, by: client)()
        } catch {
            // Whoever leaves before the answer came wants to hear of no failure.
            try Task.checkCancellation()
            throw CouldNotFindStreams(error, words: words)
        }
        guard !(named.isEmpty && listed.isEmpty) else {
            throw CouldNotFindStreams(words: words, region: region)
        }
        let unmatched = patterns.filter { pattern in !listed.contains { pattern.matches($0.name) } }
        let known = named.map { StreamDescription(name: $0.name, region: region) }
        return (known, listed.filter(isWanted), unmatched)
    }

    /// The streams that its patterns find now.
    func found(by client: KinesisVideoClient) async throws(CallError) -> [StreamDescription] {
        try await FleetSearch.listing(of: patterns, by: client)().filter(isWanted)
    }

    /// A stream that was listed and wasn't named.
    private func isWanted(_ stream: StreamDescription) -> Bool {
        !named.contains { $0.name == stream.name }
    }
}

/// There is no stream to watch, or nobody could tell which there are.
struct CouldNotFindStreams: CausedError, CustomStringConvertible {
    let description: String
    let cause: (any Error)?

    /// No stream of the region is called as was asked for.
    fileprivate init(words: String, region: String) {
        description =
            "no stream in \(region) matches \(words); `kvsmon streams` lists the region's streams "
            + "(* stands for any characters, ? for one)"
        cause = nil
    }

    /// ListStreams failed.
    fileprivate init(_ error: CallError, words: String) {
        description =
            "can't tell which streams match \(words), which takes kinesisvideo:ListStreams; streams can be named "
            + "instead: \(error)"
        cause = error
    }
}
