package import FoundationEssentials
import MediaContainers

extension ArchivedMediaService {
    /// `getHLSMasterPlaylist.m3u8`.
    package mutating func multivariantPlaylist(token: String, at date: Date) throws(ServiceError) -> String {
        let (session, stream) = try playing(token, .hls, at: date)
        try count("GetHLSMasterPlaylist", of: stream.name, session: token, at: date)
        return MultivariantPlaylistText(token: token, session: session, archive: stream.archive).text
    }

    /// `getHLSMediaPlaylist.m3u8`.
    package mutating func mediaPlaylist(token: String, track: Int, at date: Date) throws(ServiceError)
        -> String
    {
        String(decoding: try mediaPlaylistBytes(token: token, track: track, at: date), as: UTF8.self)
    }

    /// `getHLSMediaPlaylist.m3u8` in UTF-8: as it is sent.
    package mutating func mediaPlaylistBytes(token: String, track: Int, at date: Date) throws(ServiceError)
        -> [UInt8]
    {
        let (session, stream) = try playing(token, .hls, at: date)
        _ = try session.track(track)
        try count("GetHLSMediaPlaylist", of: stream.name, session: token, amount: session.limit, at: date)
        return MediaPlaylistText(
            session: session, token: token, track: track, naming: stream.script.fragmentNaming,
            window: try session.filledWindow(of: stream, at: Instant(date))
        ).bytes
    }

    /// `getDASHManifest.mpd` in UTF-8: as it is sent.
    package mutating func dashManifest(token: String, at date: Date) throws(ServiceError) -> [UInt8] {
        let (session, stream) = try playing(token, .dash, at: date)
        try count("GetDASHManifest", of: stream.name, session: token, amount: session.limit, at: date)
        let window = try session.filledWindow(of: stream, at: Instant(date))
        return DASHManifestText(session: session, token: token, window: window, now: Instant(date)).bytes
    }

    /// What a media playlist shows, without its text.
    package mutating func playlistWindow(token: String, at date: Date) throws(ServiceError) -> PlaylistWindow
    {
        let (session, stream) = try playing(token, at: date)
        return try session.filledWindow(of: stream, at: Instant(date))
    }

    /// `getMP4InitFragment.mp4`; `ordinal` is the playlist's SequenceNumber, 0 where it isn't given.
    package mutating func initializationSegment(
        token: String, track: Int, ordinal: Int = 0, at date: Date
    ) throws(ServiceError) -> MediaPiece {
        let (session, stream) = try session(token, at: date)
        _ = try session.track(track)
        try count("GetMP4InitFragment", of: stream.name, session: token, at: date)
        guard let track = session.shown.codecs.track(track, ordinal: ordinal) else {
            throw .invalidArgument("SequenceNumber", "the session has no such initialization fragment")
        }
        return .initializationSegment(track)
    }

    /// `getMP4MediaFragment.mp4`; `number` is the playlist's FragmentNumber, however it names fragments.
    package mutating func mediaFragment(
        token: String, track: Int, number: String, at date: Date
    ) throws(ServiceError) -> MediaPiece {
        let (session, stream) = try session(token, at: date)
        _ = try session.track(track)
        try count("GetMP4MediaFragment", of: stream.name, session: token, at: date)
        let (position, fragment) = try session.fragment(number, of: stream, at: Instant(date))
        return .mediaFragment(
            fragment.media, track: track, start: session.start(ofEntry: position),
            sequenceNumber: UInt32(clamping: position + 1))
    }

    /// `getTSFragment.ts`; `number` is the playlist's FragmentNumber, however it names fragments.
    package mutating func transportStreamFragment(
        token: String, number: String, at date: Date
    ) throws(ServiceError) -> MediaPiece {
        let (session, stream) = try session(token, at: date)
        try count("GetTSFragment", of: stream.name, session: token, at: date)
        let (position, fragment) = try session.fragment(number, of: stream, at: Instant(date))
        return .transportStream(fragment.media, start: session.start(ofEntry: position))
    }

    /// The session of `token`, which must be announced so, where that is said, and for LIVE must have media of the last 30 s.
    mutating func playing(
        _ token: String, _ presentation: StreamingSession.Presentation? = nil, at date: Date
    ) throws(ServiceError) -> (StreamingSession, SimulatedStream) {
        let (session, stream) = try session(token, at: date)
        guard presentation == nil || presentation == session.presentation else { throw .sessionUnknown }
        if session.mode == .live { try stream.requireRecentMedia(at: Instant(date)) }
        return (session, stream)
    }
}

extension StreamingSession {
    /// The tracks of the session: those of the first fragment.
    var tracks: [CodedTrack] { shown.codecs.periods.first ?? [] }

    /// The session's track number `number`.
    func track(_ number: Int) throws(ServiceError) -> CodedTrack {
        guard let track = tracks.first(where: { $0.number == number }) else {
            let numbers = tracks.map { String($0.number) }.joined(separator: " or ")
            throw .invalidArgument("TrackNumber", "it must be \(numbers)")
        }
        return track
    }

    /// What the session's playlists show at `now`, or an earlier time where they stand still; something, or it is refused.
    func filledWindow(of stream: SimulatedStream, at now: Instant) throws(ServiceError) -> PlaylistWindow {
        let window = window(of: stream, at: max(opened, stream.playlistInstant(at: now)))
        guard !window.fragments.isEmpty else { throw .noFragments }
        return window
    }

    /// The fragment that playlists name `name`, and its position among all that the session has shown.
    func fragment(
        _ name: String, of stream: SimulatedStream, at now: Instant
    ) throws(ServiceError) -> (position: Int, fragment: StoredFragment) {
        guard let position = position(named: name, of: stream), position < shown.count(at: now) else {
            throw .fragmentNotFound
        }
        let entry = shown.entries[position]
        let fragment = stream.archive.fragments[entry.index]
        guard fragment.capture.serverTimestamp >= stream.head(at: now) else { throw .fragmentNotFound }
        guard entry.isPlayable else { throw .otherCodec }
        return (position, fragment)
    }

    private func position(named name: String, of stream: SimulatedStream) -> Int? {
        guard presentation == .hls, stream.script.fragmentNaming == .numbers else {
            return Int(name).flatMap { $0 >= 0 ? $0 : nil }
        }
        guard let index = stream.archive.index(ofNumber: name) else { return nil }
        let timestamp = stream.archive.fragments[index].timestamp(selector)
        return shown.position(ofIndex: index, timestamp: timestamp)
    }

    /// When the fragment at `position` begins on the time line of the session's media.
    ///
    /// HLS keeps the distances of the session's clock. DASH closes up: source KVS API reference, GetDASHStreamingSessionURL,
    /// DisplayFragmentTimestamp.
    func start(ofEntry position: Int) -> Duration {
        let entry = shown.entries[position]
        guard presentation == .hls, let first = shown.entries.first else { return entry.offset }
        return entry.timestamp - first.timestamp
    }
}
