import MediaContainers

/// What the first fragment of a session must be like.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL, requirements and errors.
enum MediaRequirements {
    private static let videoCodecs: Set<CodecID> = [.h264, .h265]

    /// Refuses `tracks` that players can't be given.
    static func check(_ tracks: [CodedTrack]) throws(ServiceError) {
        guard isPlayable(tracks) else { throw .unsupportedMediaType }
        for track in tracks {
            do throws(CodecPrivateProblem) {
                _ = try track.configuration()
            } catch {
                throw error == .absent
                    ? .missingCodecPrivateData(track: track.number)
                    : .invalidCodecPrivateData(track: track.number, error)
            }
        }
    }

    /// Refuses `tracks` that no clip can be made of: there must be video. Source: KVS API reference, GetClip.
    static func checkClip(_ tracks: [CodedTrack]) throws(ServiceError) {
        guard let first = tracks.first, videoCodecs.contains(first.codec) else { throw .unsupportedMediaType }
        try check(tracks)
    }

    /// Track 1 is video, and track 2, where there is one, AAC; or track 1 is AAC, and there is no other.
    private static func isPlayable(_ tracks: [CodedTrack]) -> Bool {
        guard tracks.map(\.number) == Array(1..<tracks.count + 1), let first = tracks.first else {
            return false
        }
        guard videoCodecs.contains(first.codec) else { return first.codec == .aac && tracks.count == 1 }
        return tracks.count == 1 || tracks.count == 2 && tracks[1].codec == .aac
    }
}

extension ServiceError {
    /// The stream keeps nothing.
    static let noDataRetention = ServiceError(
        status: 400, code: "NoDataRetentionException",
        message: "The stream has no data retention, which archived media need.")

    /// Players can't be given such tracks.
    static let unsupportedMediaType = ServiceError(
        status: 400, code: "UnsupportedStreamMediaTypeException",
        message:
            "The type of the media could not be determined from the codec IDs of the tracks in the first fragment."
    )

    /// A track doesn't say how it is decoded. The text is the service's own, as it was seen.
    static func missingCodecPrivateData(track: Int) -> ServiceError {
        ServiceError(
            status: 400, code: "MissingCodecPrivateDataException",
            message: "Missing codec private data in fragment for track \(track).")
    }

    /// A track says in a wrong way how it is decoded.
    static func invalidCodecPrivateData(track: Int, _ problem: CodecPrivateProblem) -> ServiceError {
        ServiceError(
            status: 400, code: "InvalidCodecPrivateDataException",
            message: "Invalid codec private data in fragment for track \(track). \(problem)")
    }

    /// Fragments of one clip are decoded in different ways. The text is the service's own, as it was seen.
    static let inconsistentCodecPrivateData = ServiceError(
        status: 400, code: "InvalidCodecPrivateDataException",
        message: "The codec private data is not consistent between all fragments.")

    /// A fragment's tracks or codecs are others than the session began with. The text is the service's own, as it was seen.
    static let otherCodec = ServiceError(
        status: 400, code: "InvalidArgumentException",
        message:
            "The requested fragment does not have the same codec private data as the rest of the session.")
}
