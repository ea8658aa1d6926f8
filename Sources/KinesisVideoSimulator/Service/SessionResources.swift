package import FoundationEssentials
import MediaContainers

extension ArchivedMediaService {
    /// `getHLSMasterPlaylist.m3u8`.
    package mutating func multivariantPlaylist(token: String, at date: Date) throws(ServiceError) -> String {
        let (session, stream) = try playing(token, at: date)
        let shown = session.window(of: stream.archive, at: Instant(date)).fragments
        return MultivariantPlaylistText(token: token, fragments: shown, tracks: session.tracks).text
    }

    /// `getHLSMediaPlaylist.m3u8`.
    package mutating func mediaPlaylist(token: String, track: Int, at date: Date) throws(ServiceError)
        -> String
    {
        let (session, stream) = try playing(token, at: date)
        _ = try session.track(track)
        let window = session.window(of: stream.archive, at: Instant(date))
        return MediaPlaylistText(session: session, token: token, track: track, window: window).text
    }

    /// What a media playlist shows, without its text.
    package mutating func playlistWindow(token: String, at date: Date) throws(ServiceError) -> PlaylistWindow
    {
        let (session, stream) = try playing(token, at: date)
        return session.window(of: stream.archive, at: Instant(date))
    }

    /// `getMP4InitFragment.mp4`.
    package mutating func initializationSegment(
        token: String, track: Int, at date: Date
    ) throws(ServiceError) -> MediaPiece {
        let (session, _) = try session(token, at: date)
        return .initializationSegment(try session.track(track))
    }

    /// `getMP4MediaFragment.mp4`.
    package mutating func mediaFragment(
        token: String, track: Int, number: String, at date: Date
    ) throws(ServiceError) -> MediaPiece {
        let (session, stream) = try session(token, at: date)
        _ = try session.track(track)
        guard let fragment = stream.archive.fragment(numbered: number, at: Instant(date)) else {
            throw .fragmentNotFound
        }
        // A fragment that is older than the session can't have a negative time; it stands at the beginning.
        let start = max(.zero, fragment.capture.producerTimestamp - session.origin)
        return .mediaFragment(
            fragment.media, track: track, start: start,
            sequenceNumber: UInt32(clamping: fragment.capture.slot - session.originSlot + 1))
    }

    /// The session of `token`, which for LIVE must have media of the last 30 s.
    private mutating func playing(
        _ token: String, at date: Date
    ) throws(ServiceError) -> (StreamingSession, SimulatedStream) {
        let (session, stream) = try session(token, at: date)
        if session.mode == .live { try stream.requireRecentMedia(at: Instant(date)) }
        return (session, stream)
    }

}

extension StreamingSession {
    /// The tracks of the session: those of the first fragment.
    var tracks: [CodedTrack] { initial.first?.media.tracks ?? [] }

    /// The session's track number `number`.
    func track(_ number: Int) throws(ServiceError) -> CodedTrack {
        guard let track = tracks.first(where: { $0.number == number }) else {
            let numbers = tracks.map { String($0.number) }.joined(separator: " or ")
            throw .invalidArgument("TrackNumber", "it must be \(numbers)")
        }
        return track
    }
}
