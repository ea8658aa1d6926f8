/// What a document of Matroska says before its media.
package struct MatroskaHeader: Hashable, Sendable {
    /// The EBML header, the start of a Segment of unknown size, and Info and Tracks as they came: more may follow them.
    ///
    /// Indices and fillings are left out; they would be wrong before other clusters.
    package let bytes: [UInt8]
    /// The tracks in the order of the header.
    package let tracks: [CodedTrack]
    /// How long one unit of the timestamps is. Source: RFC 9559 §11.2.
    package let tick: MatroskaTick
    /// How long the frames of a track last unless they say otherwise, by track number.
    package let defaultDurations: [Int: Duration]

    /// Reads the parts of the header.
    init(ebml: [UInt8], info: MatroskaPart, tracks: MatroskaPart) throws(MatroskaError) {
        bytes = ebml + MatroskaWriter.segmentStart + info.bytes + tracks.bytes
        tick = try MatroskaTick(info: info.element)
        var entries: [MatroskaTrackEntry] = []
        for entry in try tracks.element.children() where entry.id == .trackEntry {
            entries.append(try MatroskaTrackEntry(entry))
        }
        guard !entries.isEmpty else { throw .malformed(.tracks, "it has no track") }
        guard Set(entries.map(\.track.number)).count == entries.count else {
            throw .malformed(.tracks, "two tracks have the same number")
        }
        self.tracks = entries.map(\.track)
        defaultDurations = Dictionary(
            uniqueKeysWithValues: entries.compactMap { entry in
                entry.defaultDuration.map { (entry.track.number, $0) }
            })
    }
}

/// A part of the header: as it came, and its element.
struct MatroskaPart {
    /// The bytes, head included.
    let bytes: [UInt8]
    /// What it is.
    let element: MatroskaElement
}

/// How long one unit of a document's timestamps is. Source: RFC 9559 §11.2.
package struct MatroskaTick: Hashable, Sendable {
    /// In nanoseconds; at least 1.
    package let nanoseconds: Int64

    /// A millisecond, the usual length.
    static let millisecond = MatroskaTick(nanoseconds: 1_000_000)

    /// A tick of this many nanoseconds.
    init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// The tick that an element `Info` names, or the usual one.
    init(info: MatroskaElement) throws(MatroskaError) {
        guard let scale = try info.children().first(where: { $0.id == .timestampScale }) else {
            self = .millisecond
            return
        }
        nanoseconds = try scale.nanoseconds()
        guard nanoseconds > 0 else { throw .malformed(.timestampScale, "it is 0") }
    }

    /// The time that `count` ticks take; an element `id` told the count.
    func duration(of count: Int64, in id: MatroskaID) throws(MatroskaError) -> Duration {
        let (product, overflows) = count.multipliedReportingOverflow(by: nanoseconds)
        guard !overflows else { throw .malformed(id, "its time is beyond reach") }
        return .nanoseconds(product)
    }
}
