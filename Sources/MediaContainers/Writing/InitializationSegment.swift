/// What a player must have read before the first media fragment of a track. Source: RFC 8216 §3.3.
package struct InitializationSegment: Hashable, Sendable {
    /// The track it announces, the only one.
    package var track: TrackDescription

    /// The announcement of `track`.
    package init(track: TrackDescription) { self.track = track }

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
            appendMovieHeader(to: &box)
            box.box("trak") { appendTrack(to: &$0) }
            box.box("mvex") { $0.fullBox("trex") { appendDefaults(to: &$0) } }
        }
        return writer.bytes
    }

    private func appendMovieHeader(to writer: inout ByteWriter) {
        writer.fullBox("mvhd") { box in
            box.appendZeros(8)
            box.append(track.timescale)
            box.appendZeros(4)
            box.append(UInt32(0x0001_0000))
            box.append(UInt16(0x0100))
            box.appendZeros(10)
            box.appendIdentityMatrix()
            box.appendZeros(24)
            box.append(track.id &+ 1)
        }
    }

    private func appendTrack(to writer: inout ByteWriter) {
        let isEnabledInMovie: UInt32 = 3
        writer.fullBox("tkhd", flags: isEnabledInMovie) { box in
            box.appendZeros(8)
            box.append(track.id)
            box.appendZeros(20)
            box.append(UInt16(track.media == .audio ? 0x0100 : 0))
            box.appendZeros(2)
            box.appendIdentityMatrix()
            let size = track.media.size
            box.append(UInt32(size.width) << 16)
            box.append(UInt32(size.height) << 16)
        }
        writer.box("mdia") { box in
            box.fullBox("mdhd") { header in
                header.appendZeros(8)
                header.append(track.timescale)
                header.appendZeros(4)
                let undeterminedLanguage: UInt16 = 0x55C4
                header.append(undeterminedLanguage)
                header.appendZeros(2)
            }
            box.fullBox("hdlr") { handler in
                handler.appendZeros(4)
                handler.append(track.media.handler.code)
                handler.appendZeros(13)
            }
            box.box("minf") { appendMediaInformation(to: &$0) }
        }
    }

    private func appendMediaInformation(to writer: inout ByteWriter) {
        switch track.media {
        case .video: writer.fullBox("vmhd", flags: 1) { $0.appendZeros(8) }
        case .audio: writer.fullBox("smhd") { $0.appendZeros(4) }
        }
        writer.box("dinf") { box in
            box.fullBox("dref") { list in
                list.append(UInt32(1))
                let isInSameFile: UInt32 = 1
                list.fullBox("url ", flags: isInSameFile)
            }
        }
        writer.box("stbl") { table in
            table.fullBox("stsd") { box in
                box.append(UInt32(1))
                box.append(contentsOf: track.sampleEntry)
            }
            for type: BoxType in ["stts", "stsc", "stco"] { table.fullBox(type) { $0.appendZeros(4) } }
            table.fullBox("stsz") { $0.appendZeros(8) }
        }
    }

    private func appendDefaults(to writer: inout ByteWriter) {
        writer.append(track.id)
        writer.append(UInt32(1))
        writer.appendZeros(12)
    }
}

extension TrackDescription.Media {
    /// The name of the handler for this kind of media. Source: ISO/IEC 14496-12 §8.4.3.
    fileprivate var handler: BoxType { self == .audio ? "soun" : "vide" }

    /// The size of the pictures; 0 for sound.
    fileprivate var size: (width: Int, height: Int) {
        switch self {
        case .video(let width, let height): (width, height)
        case .audio: (0, 0)
        }
    }
}

extension ByteWriter {
    /// The transformation that changes nothing. Source: ISO/IEC 14496-12 §8.2.2.
    fileprivate mutating func appendIdentityMatrix() {
        for value: UInt32 in [0x0001_0000, 0, 0, 0, 0x0001_0000, 0, 0, 0, 0x4000_0000] { append(value) }
    }
}
