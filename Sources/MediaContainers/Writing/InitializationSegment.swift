/// What a player must have read before the first media fragment of a track. Source: RFC 8216 §3.3.
package struct InitializationSegment: Hashable, Sendable {
    /// The track it announces, the only one.
    package var track: TrackDescription

    /// The announcement of `track`.
    package init(track: TrackDescription) { self.track = track }

    /// The announcement of `track` in its own time scale; `nil` for a codec other than H.264, H.265 and AAC.
    package init?(_ track: CodedTrack) {
        guard let description = TrackDescription(track, timescale: track.timescale) else { return nil }
        self.init(track: description)
    }

    /// The segment: `ftyp`, then `moov` without frames and with `mvex`.
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.box("ftyp") { box in
            // iso5 brought movie fragments whose offsets count from their own start.
            let minorVersion: UInt32 = 512
            box.append(contentsOf: "iso5".utf8)
            box.append(minorVersion)
            for brand in ["iso5", "iso6", "mp41"] { box.append(contentsOf: brand.utf8) }
        }
        writer.box("moov") { box in
            box.appendMovieHeader(timescale: track.timescale, duration: 0, nextTrackID: track.id &+ 1)
            box.box("trak") { trak in
                trak.appendTrackHeader(track, duration: 0)
                trak.appendMedia(track, duration: 0, table: appendEmptyTable)
            }
            box.box("mvex") { $0.fullBox("trex") { appendDefaults(to: &$0) } }
        }
        return writer.bytes
    }

    private func appendEmptyTable(to writer: inout ByteWriter) {
        writer.appendSampleEntries([track.sampleEntry])
        for type: BoxType in ["stts", "stsc", "stco"] { writer.fullBox(type) { $0.appendZeros(4) } }
        writer.fullBox("stsz") { $0.appendZeros(8) }
    }

    private func appendDefaults(to writer: inout ByteWriter) {
        writer.append(track.id)
        writer.append(UInt32(1))
        writer.appendZeros(12)
    }
}
