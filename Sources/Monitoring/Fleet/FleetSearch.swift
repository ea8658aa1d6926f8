package import StreamAnalysis

/// How streams that come and go are found: by listing them again.
package struct FleetSearch: Sendable {
    /// Lists the streams that are wanted.
    package typealias Listing = @Sendable () async throws(CallError) -> [StreamDescription]

    /// So long lies between two listings: one ListStreams for a thousand streams.
    static let interval = Duration.seconds(60)
    /// A listing is eventually consistent and has pages: a stream is gone when so many in a row don't have it.
    static let misses = 2

    /// Lists the streams that are wanted.
    let list: Listing
    /// The streams of the newest listings, and how many of these didn't have them.
    private var found: [String: Int]

    /// A search by `list`, which found the streams called `names` before.
    package init(found names: [String], list: @escaping Listing) {
        self.list = list
        found = Dictionary(names.map { ($0, 0) }) { first, _ in first }
    }

    /// Takes in a listing and answers the streams that are new, in its order, and the names of those that are gone.
    mutating func take(_ listed: [StreamDescription]) -> (new: [StreamDescription], gone: [String]) {
        var new: [StreamDescription] = []
        let names = Set(listed.map(\.name))
        for stream in listed where found.updateValue(0, forKey: stream.name) == nil { new.append(stream) }
        var gone: [String] = []
        for (name, count) in found where !names.contains(name) {
            found[name] = count + 1
            if count + 1 >= Self.misses { gone.append(name) }
        }
        for name in gone { found[name] = nil }
        return (new, gone.sorted())
    }
}
