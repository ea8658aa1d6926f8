package import FoundationEssentials

extension ArchivedMediaService {
    /// `getHLSMasterPlaylist.m3u8`.
    package mutating func multivariantPlaylist(token: String, at date: Date) throws(ServiceError) -> String {
        let (session, stream) = try playing(token, at: date)
        let shown = session.window(of: stream.archive, at: Instant(date)).fragments
        return MultivariantPlaylistText(token: token, fragments: shown, source: packager.source).text
    }

    /// `getHLSMediaPlaylist.m3u8`.
    package mutating func mediaPlaylist(token: String, track: Int, at date: Date) throws(ServiceError)
        -> String
    {
        let track = try Self.trackNumber(track)
        let (session, stream) = try playing(token, at: date)
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
    ) throws(ServiceError) -> [UInt8] {
        let track = try Self.trackNumber(track)
        _ = try session(token, at: date)
        return packager.initializationSegment(of: track)
    }

    /// `getMP4MediaFragment.mp4`.
    package mutating func mediaFragment(
        token: String, track: Int, number: String, at date: Date
    ) throws(ServiceError) -> [UInt8] {
        let track = try Self.trackNumber(track)
        let (session, stream) = try session(token, at: date)
        guard let fragment = stream.archive.fragment(numbered: number, at: Instant(date)) else {
            throw .fragmentNotFound
        }
        return packager.mediaFragment(
            fragment, track: track, origin: session.origin, originSlot: session.originSlot)
    }

    /// The session of `token`, which for LIVE must have media of the last 30 s.
    private mutating func playing(
        _ token: String, at date: Date
    ) throws(ServiceError) -> (StreamingSession, SimulatedStream) {
        let (session, stream) = try session(token, at: date)
        if session.mode == .live { try stream.requireRecentMedia(at: Instant(date)) }
        return (session, stream)
    }

    private static func trackNumber(_ number: Int) throws(ServiceError) -> FragmentPackager.TrackNumber {
        guard let track = FragmentPackager.TrackNumber(rawValue: number) else {
            throw .invalidArgument("TrackNumber", "it must be 1 or 2")
        }
        return track
    }
}
