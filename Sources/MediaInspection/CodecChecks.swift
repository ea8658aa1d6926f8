import MediaContainers

/// What can be wrong with a track before its first frame.
enum CodecChecks {
    /// The problems of `track`, whose private data were read as `configuration`.
    static func problems(
        of track: CodedTrack, _ configuration: Result<CodecConfiguration?, CodecPrivateProblem>
    ) -> [MediaProblem] {
        switch configuration {
        case .success(nil): [MediaProblem(.unsupportedCodec, track: track.number, track.codec.rawValue)]
        case .success(let configuration?): sizeProblem(of: track, configuration)
        case .failure(.absent):
            [MediaProblem(.missingCodecPrivate, track: track.number, track.codec.rawValue)]
        case .failure(.annexB):
            [MediaProblem(.annexBCodecPrivate, track: track.number, "\(track.codecPrivate.count) bytes")]
        case .failure(.malformed(let reason)):
            [MediaProblem(.invalidCodecPrivate, track: track.number, reason)]
        }
    }

    private static func sizeProblem(
        of track: CodedTrack, _ configuration: CodecConfiguration
    ) -> [MediaProblem] {
        do throws(CodecPrivateProblem) {
            _ = try configuration.pictureSize()
            return []
        } catch {
            let reason = if case .malformed(let reason) = error { reason } else { "no picture size" }
            return [MediaProblem(.invalidCodecPrivate, track: track.number, reason)]
        }
    }
}
