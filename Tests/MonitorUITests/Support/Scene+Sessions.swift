import FoundationEssentials
import StreamAnalysis

@testable import MonitorUI

extension Scene {
    /// The session of a good day, after one that it replaced.
    static var sessions: [SessionRecord] {
        let opened = now.addingTimeInterval(-1140)
        return [
            SessionRecord(id: SessionID(2), opened: opened, expires: now.addingTimeInterval(13_260)),
            SessionRecord(
                id: SessionID(1), opened: opened.addingTimeInterval(-13_800),
                expires: opened.addingTimeInterval(600), ended: opened, ending: .replaced),
        ]
    }

    /// What became of sessions while the stream was broken, and the one in use.
    static var troubledSessions: [SessionRecord] {
        let lost = now.addingTimeInterval(-1142)
        return [
            sessions[0],
            SessionRecord(
                id: SessionID(1), opened: now.addingTimeInterval(-3600),
                expires: now.addingTimeInterval(10_800), ended: lost, ending: .lost(status: 403)),
        ]
    }

    /// A URL that was handed out so many seconds before now, and works for so many.
    static func copy(
        ago: Double, seconds: Double, _ mode: SessionRequest.Mode = .live, of stream: String = "front-door"
    ) -> HandedOutURL {
        HandedOutURL(
            request: SessionRequest(stream: stream, mode: mode, expires: .seconds(seconds)),
            redactedURL:
                "https://b-1a2b….kinesisvideo.us-west-2.amazonaws.com/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=•••",
            route: "sent to the tmux buffer", created: now.addingTimeInterval(-ago),
            expires: now.addingTimeInterval(seconds - ago))
    }
}
