import MediaContainers

/// What the media of a stream must be like so that the service can make HLS, DASH or a clip of it.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL, GetDASHStreamingSessionURL and GetClip.
enum MediaRequirements {
    private static let video: Set<CodecID> = [.h264, .h265]

    /// Refuses tracks that nothing can be played of: pictures with or without sound, or sound alone, can.
    static func checkPlayable(_ tracks: [CodedTrack]) throws(ServiceError) {
        guard tracks.first?.codec == .aac && tracks.count == 1 else { return try checkClip(tracks) }
        try checkCodecPrivate(tracks)
    }

    /// Refuses tracks that no clip can be made of: there must be pictures.
    static func checkClip(_ tracks: [CodedTrack]) throws(ServiceError) {
        guard let first = tracks.first, video.contains(first.codec),
            tracks.dropFirst().allSatisfy({ $0.codec == .aac })
        else { throw .unsupportedMedia }
        try checkCodecPrivate(tracks)
    }

    /// Refuses codec private data that are absent or say nothing. Source of the first text: an answer of the service.
    private static func checkCodecPrivate(_ tracks: [CodedTrack]) throws(ServiceError) {
        for track in tracks {
            do throws(CodecPrivateProblem) {
                _ = try track.configuration()
            } catch .absent {
                throw .missingCodecPrivate(track: track.number)
            } catch {
                throw .invalidCodecPrivate(track: track.number)
            }
        }
    }
}
