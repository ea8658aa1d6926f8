import Foundation
import MediaContainers

/// What is kept of producers' streams: media in files until their retention is over, and a journal where it outlives the program.
struct MediaStore {
    /// Where the files are.
    let folder: MediaFolder
    private var journal: StreamJournal?
    private var lastFile = 0
    private var files: [Int: StoredFile] = [:]
    private var retention: [String: Duration] = [:]

    /// A file and whose it is.
    private struct StoredFile {
        var stream: String
        /// When its newest fragment began to arrive.
        var newest: Instant
    }

    /// A store that forgets everything at the end.
    init(temporary folder: MediaFolder) { self.folder = folder }

    /// A store that goes on where it ended; `streams` are those that it had.
    init(keeping folder: MediaFolder, at now: Instant, streams: inout [SimulatedStream]) throws {
        self.folder = folder
        try folder.prepare()
        let url = folder.url.appendingPathComponent("streams.jsonl")
        var kept = try StreamJournal.streams(at: url)
        lastFile = try folder.fileNumbers().max() ?? 0
        for index in kept.indices {
            remember(kept[index])
            let oldest = now - kept[index].settings.retention
            kept[index].fragments.removeAll { $0.server < oldest.milliseconds }
            let fragments = readable(kept[index].fragments)
            kept[index].fragments = fragments.map(\.record)
            streams.append(SimulatedStream(kept[index], fragments: fragments.map(\.fragment)))
        }
        journal = try StreamJournal(at: url, beginningWith: kept)
        expire(at: now)
    }

    /// The number of a file that isn't there yet.
    mutating func newFile() -> Int {
        lastFile += 1
        return lastFile
    }

    /// Remembers `changes`, and deletes files whose retention is over at `now`.
    mutating func record(_ changes: [StreamChange], at now: Instant) throws {
        for change in changes {
            try journal?.write(change)
            take(change)
        }
        if !changes.isEmpty { expire(at: now) }
    }
}

extension MediaStore {
    private mutating func remember(_ stream: StreamJournal.KeptStream) {
        take(.created(stream: stream.name, at: stream.created, settings: stream.settings))
        for fragment in stream.fragments { take(.stored(stream: stream.name, fragment: fragment)) }
    }

    private mutating func take(_ change: StreamChange) {
        switch change {
        case .created(let name, _, let settings), .changed(let name, let settings):
            retention[name] = settings.retention
        case .deleted(let name):
            retention[name] = nil
            // Without a retention nothing of it is kept.
            for (number, file) in files where file.stream == name { files[number]?.stream = "" }
        case .stored(let name, let fragment):
            files[fragment.file] = StoredFile(stream: name, newest: Instant(milliseconds: fragment.server))
        }
    }

    /// Deletes the files all of whose fragments are too old at `now`.
    private mutating func expire(at now: Instant) {
        for (number, file) in files {
            if let kept = retention[file.stream], file.newest >= now - kept { continue }
            // One that can't be deleted is tried again with the next change.
            do { try folder.remove(file: number) } catch { continue }
            files[number] = nil
        }
    }

    /// The fragments among `records` whose media are there.
    private func readable(
        _ records: [FragmentRecord]
    ) -> [(record: FragmentRecord, fragment: StoredFragment)] {
        var sizes: [Int: Int] = [:]
        var tracks: [HeaderPlace: [CodedTrack]] = [:]
        return records.compactMap { record in
            guard let place = record.place else { return nil }
            let size = sizes[place.file] ?? folder.size(ofFile: place.file)
            sizes[place.file] = size
            guard place.cluster.upperBound <= size else { return nil }
            let key = HeaderPlace(file: place.file, range: place.header)
            guard let found = tracks[key] ?? self.tracks(at: key) else { return nil }
            tracks[key] = found
            return (record, StoredFragment(record, at: place, tracks: found))
        }
    }

    /// Where a header lies.
    private struct HeaderPlace: Hashable {
        var file: Int
        var range: Range<Int>
    }

    /// The tracks of the header at `place`, or `nil` where there is none.
    private func tracks(at place: HeaderPlace) -> [CodedTrack]? {
        // What can't be read is as good as not there.
        guard let bytes = try? folder.read([place.range], ofFile: place.file) else { return nil }
        var reader = MatroskaReader()
        guard let events = try? reader.read(bytes[0]), case .header(let header)? = events.first else {
            return nil
        }
        return header.tracks
    }
}

extension StoredFragment {
    /// The fragment of `record`, whose media lie at `place`.
    fileprivate init(_ record: FragmentRecord, at place: StoredMedia, tracks: [CodedTrack]) {
        self.init(
            number: record.number, sequence: record.sequence, byteCount: place.cluster.count,
            capture: record.capture, media: FragmentMedia(tracks: tracks, location: .stored(place)))
    }
}

extension SimulatedStream {
    /// The stream that was kept as `kept`, with those of its fragments that are still there.
    fileprivate init(_ kept: StreamJournal.KeptStream, fragments: [StoredFragment]) {
        self.init(
            name: kept.name, fragments: fragments, created: Instant(milliseconds: kept.created).date,
            settings: kept.settings)
    }
}
