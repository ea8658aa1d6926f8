import KinesisVideo
import Monitoring
import StreamAnalysis

/// The streams that are to be watched: by their names, and by patterns of names.
struct StreamSelection: Sendable {
    /// A stream of the selection.
    struct Member: Sendable {
        /// How it is asked for.
        var reference: StreamReference
        /// What is known of it.
        var description: StreamDescription
    }

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

    /// Its streams, those that were named first, and the patterns that no stream matches.
    func members(of client: KinesisVideoClient) async throws -> (members: [Member], unmatched: [NamePattern])
    {
        let region = client.configuration.region.name
        let known = named.map {
            Member(
                reference: $0, description: StreamDescription(name: $0.name, region: region))
        }
        let listed = try await listed(by: client)
        let found = listed.filter { stream in
            patterns.contains { $0.matches(stream.name) } && !named.contains { $0.name == stream.name }
        }
        guard !(known.isEmpty && found.isEmpty) else {
            throw CouldNotFindStreams(words: words, region: region)
        }
        let members = found.map { stream in
            Member(
                reference: .name(stream.name),
                description: StreamDescription(
                    name: stream.name, region: region, status: stream.status?.rawValue,
                    retentionHours: stream.retentionHours))
        }
        let unmatched = patterns.filter { pattern in !listed.contains { pattern.matches($0.name) } }
        return (known + members, unmatched)
    }

    private func listed(by client: KinesisVideoClient) async throws -> [DescribedStream] {
        guard let first = patterns.first else { return [] }
        let prefix = patterns.dropFirst().reduce(first.prefix) { common, pattern in
            String(zip(common, pattern.prefix).prefix { $0 == $1 }.map(\.0))
        }
        do {
            return try await client.listStreams(namePrefix: prefix.isEmpty ? nil : prefix).collect()
                .flatMap(\.streams)
        } catch {
            // Whoever leaves before the answer came wants to hear of no failure.
            try Task.checkCancellation()
            throw CouldNotFindStreams(error, words: words)
        }
    }
}

/// There is no stream to watch, or nobody could tell which there are.
struct CouldNotFindStreams: Error, CustomStringConvertible {
    let description: String

    /// No stream of the region is called as was asked for.
    fileprivate init(words: String, region: String) {
        description =
            "no stream in \(region) matches \(words); `kvsmon streams` lists the region's streams "
            + "(* stands for any characters, ? for one)"
    }

    /// ListStreams failed.
    fileprivate init(_ error: any Error, words: String) {
        description =
            "can't tell which streams match \(words), which takes kinesisvideo:ListStreams; streams can be named "
            + "instead: \(error)"
    }
}
