extension APIOperation {
    /// What a session's URL leads to.
    ///
    /// Source of the paths: KVS developer guide, HLS playback; names as on its page about quotas.
    static let playback: [APIOperation] = [
        APIOperation("GetHLSMasterPlaylist", hls: "getHLSMasterPlaylist.m3u8") {
            (service, call) throws(ServiceError) in
            .playlist(try service.multivariantPlaylist(token: try call.token(), at: call.date))
        },
        APIOperation("GetHLSMediaPlaylist", hls: "getHLSMediaPlaylist.m3u8") {
            (service, call) throws(ServiceError) in
            .playlist(try service.mediaPlaylist(token: try call.token(), track: call.track, at: call.date))
        },
        APIOperation("GetMP4InitFragment", hls: "getMP4InitFragment.mp4") {
            (service, call) throws(ServiceError) in
            .mp4(
                try service.initializationSegment(
                    token: try call.token(), track: call.track, ordinal: call.ordinal, at: call.date))
        },
        APIOperation("GetMP4MediaFragment", hls: "getMP4MediaFragment.mp4") {
            (service, call) throws(ServiceError) in
            .mp4(
                try service.mediaFragment(
                    token: try call.token(), track: call.track,
                    number: call.fragmentNumber, at: call.date))
        },
        APIOperation("GetTSFragment", hls: "getTSFragment.ts") { (service, call) throws(ServiceError) in
            .media(
                [
                    try service.transportStreamFragment(
                        token: try call.token(), number: call.fragmentNumber, at: call.date)
                ], type: "video/MP2T")
        },
    ]

    private init(
        _ name: String, hls file: String,
        answer:
            @escaping @Sendable (inout ArchivedMediaService, APICall) throws(ServiceError) -> APIOutput
    ) {
        self.init(name: name, path: "/hls/v1/" + file, plane: .playback, answer: answer)
    }
}

extension APIOutput {
    fileprivate static func playlist(_ text: String) -> APIOutput {
        .text(text, type: "application/x-mpegURL")
    }

    fileprivate static func mp4(_ piece: MediaPiece) -> APIOutput { .media([piece], type: "video/mp4") }
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
