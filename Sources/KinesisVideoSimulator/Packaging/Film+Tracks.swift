import MediaContainers

extension Film {
    /// The track number `number` that decodes as `description` says.
    static func track(_ number: Int, of description: TrackDescription) throws(ContainerError) -> CodedTrack {
        switch description.media {
        case .video(let width, let height):
            guard let configuration = payload(of: "avcC", in: description.sampleEntry) else {
                throw .missing("avcC")
            }
            return CodedTrack(
                number: number, codec: .h264, content: .video(width: width, height: height),
                codecPrivate: configuration)
        case .audio:
            // The films' own: AAC-LC, 16 kHz, mono. Source: ISO/IEC 14496-3 §1.6.2.1.
            return CodedTrack(
                number: number, codec: .aac, content: .audio(samplesPerSecond: 16_000, channels: 1),
                codecPrivate: [0x14, 0x08])
        }
    }

    /// The contents of the box `type` inside `entry`, found by name: entries have unlike fixed parts.
    private static func payload(of type: BoxType, in entry: [UInt8]) -> [UInt8]? {
        guard entry.count >= 8 else { return nil }
        for start in 4...entry.count - 4 {
            let code = entry[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            guard code == type.code else { continue }
            let size = entry[start - 4..<start].reduce(0) { $0 << 8 | Int($1) }
            guard size >= 8, start - 4 + size <= entry.count else { return nil }
            return Array(entry[start + 4..<start - 4 + size])
        }
        return nil
    }
}
