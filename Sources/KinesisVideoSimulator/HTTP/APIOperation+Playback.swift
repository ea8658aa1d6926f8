extension APIOperation {
    /// What a session's URL leads to.
    ///
    /// Source of the paths: KVS developer guide, HLS playback; names as on its page about quotas.
    static let playback = hls + media(at: "/hls/v1/") + dash + media(at: "/dash/v1/")

    private static let hls: [APIOperation] = [
        APIOperation("GetHLSMasterPlaylist", at: "/hls/v1/getHLSMasterPlaylist.m3u8") {
            (service, call) throws(ServiceError) in
            .text(
                try service.multivariantPlaylist(token: try call.token(), at: call.date),
                type: playlistType)
        },
        APIOperation("GetHLSMediaPlaylist", at: "/hls/v1/getHLSMediaPlaylist.m3u8") {
            (service, call) throws(ServiceError) in
            .bytes(
                try service.mediaPlaylistBytes(token: try call.token(), track: call.track, at: call.date),
                type: playlistType)
        },
        APIOperation("GetTSFragment", at: "/hls/v1/getTSFragment.ts") {
            (service, call) throws(ServiceError) in
            let piece = try service.transportStreamFragment(
                token: try call.token(), number: call.fragmentNumber, at: call.date)
            return .media([piece], type: "video/MP2T")
        },
    ]

    private static let dash: [APIOperation] = [
        APIOperation("GetDASHManifest", at: "/dash/v1/getDASHManifest.mpd") {
            (service, call) throws(ServiceError) in
            .bytes(
                try service.dashManifest(token: try call.token(), at: call.date),
                type: "application/dash+xml")
        }
    ]

    /// What both kinds of session offer, each in its own folder.
    private static func media(at folder: String) -> [APIOperation] {
        [
            APIOperation("GetMP4InitFragment", at: folder + "getMP4InitFragment.mp4") {
                (service, call) throws(ServiceError) in
                let piece = try service.initializationSegment(
                    token: try call.token(), track: call.track, ordinal: call.ordinal, at: call.date)
                return .media([piece], type: "video/mp4")
            },
            APIOperation("GetMP4MediaFragment", at: folder + "getMP4MediaFragment.mp4") {
                (service, call) throws(ServiceError) in
                let piece = try service.mediaFragment(
                    token: try call.token(), track: call.track, number: call.fragmentNumber, at: call.date)
                return .media([piece], type: "video/mp4")
            },
        ]
    }

    private static let playlistType = "application/x-mpegURL"

    private init(
        _ name: String, at path: String,
        answer:
            @escaping @Sendable (inout ArchivedMediaService, APICall) throws(ServiceError) -> APIOutput
    ) {
        self.init(name: name, path: path, plane: .playback, answer: answer)
    }
}

extension APICall {
    /// The session's token, which is required.
    fileprivate func token() throws(ServiceError) -> String {
        guard let token = parameters["SessionToken"] else {
            throw .invalidArgument("SessionToken", "it is required")
        }
        return token
    }

    /// The track asked for, or the first; what can't be read is no track's number.
    fileprivate var track: Int { parameters["TrackNumber"].map { Int($0) ?? 0 } ?? 1 }

    /// The initialization segment asked for, or the first.
    fileprivate var ordinal: Int { parameters["SequenceNumber"].flatMap { Int($0) } ?? 0 }

    /// The fragment asked for, as playlists name it.
    fileprivate var fragmentNumber: String { parameters["FragmentNumber"] ?? "" }
}
