import Foundation

/// What happened to producers' streams, a line of JSON each: a file that only grows while the program runs.
///
/// A line that was cut, because the machine stopped while it was written, is passed over.
struct StreamJournal {
    /// A stream as the journal remembers it.
    struct KeptStream: Hashable {
        var name: String
        /// When it was created, in milliseconds since 1970.
        var created: Int64
        var settings: StreamSettings
        /// In the order in which they were stored.
        var fragments: [FragmentRecord] = []

        /// What a journal says that holds this stream and nothing else.
        fileprivate var changes: [StreamChange] {
            [.created(stream: name, at: created, settings: settings)]
                + fragments.map { .stored(stream: name, fragment: $0) }
        }
    }

    private let handle: FileHandle
    private let encoder = JSONEncoder()

    /// A journal at `url` that begins with `streams` in place of what the file held.
    init(at url: URL, beginningWith streams: [KeptStream]) throws {
        let encoder = encoder
        let lines = try streams.flatMap(\.changes).map { try Self.line($0, encoder) }
        // The old file stays until the new one is whole.
        try Data(lines.joined()).write(to: url, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
        handle = try FileHandle(forWritingTo: url)
        try handle.seekToEnd()
    }

    /// Adds `change`.
    func write(_ change: StreamChange) throws {
        try handle.write(contentsOf: Self.line(change, encoder))
    }

    private static func line(_ change: StreamChange, _ encoder: JSONEncoder) throws -> Data {
        try encoder.encode(change) + Data("\n".utf8)
    }

    /// The streams that the journal at `url` tells of, in the order of their names; none where there is no journal.
    static func streams(at url: URL) throws -> [KeptStream] {
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        return streams(in: try Data(contentsOf: url))
    }

    /// The streams that `lines` tell of, in the order of their names.
    static func streams(in lines: Data) -> [KeptStream] {
        let decoder = JSONDecoder()
        var streams: [String: KeptStream] = [:]
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            // A line that can't be read was cut.
            guard let change = try? decoder.decode(StreamChange.self, from: Data(line)) else { continue }
            switch change {
            case .created(let name, let date, let settings):
                streams[name] = KeptStream(name: name, created: date, settings: settings)
            case .changed(let name, let settings): streams[name]?.settings = settings
            case .deleted(let name): streams[name] = nil
            case .stored(let name, let fragment): streams[name]?.fragments.append(fragment)
            }
        }
        return streams.values.sorted { $0.name < $1.name }
    }
}
