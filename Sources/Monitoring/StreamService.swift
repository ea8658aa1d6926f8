package import FoundationEssentials
package import StreamAnalysis

/// The calls that watching one stream takes; live ones go over HTTP, tests bring their own.
///
/// Each call ends within its own deadline and throws a ``CallError`` that holds no secret.
package struct StreamService: Sendable {
    /// Asks what the stream is.
    package var describe: @Sendable () async throws(CallError) -> Received<StreamDescription>
    /// Lists all fragments of a range of server time, all pages together.
    package var listFragments: @Sendable (ListingPlan.Request) async throws(CallError) -> Received<[Fragment]>
    /// Mints a LIVE session for the monitor alone.
    package var openSession: @Sendable () async throws(CallError) -> Received<OpenedSession>
    /// Loads the multivariant playlist of a session: where the media playlist of each track is.
    package var loadTracks: @Sendable (OpenedSession) async throws(CallError) -> Received<ReceivedTracks>
    /// Loads one media playlist.
    package var loadPlaylist: @Sendable (TrackAddress) async throws(CallError) -> Received<ReceivedPlaylist>
    /// Fetches the first bytes of a media segment, which is billed, and answers how many came.
    package var fetchSegment: @Sendable (SegmentAddress) async throws(CallError) -> Received<Int>
    /// Tells with which credentials calls are signed at that moment, or `nil` where they aren't.
    package var credentials: @Sendable (Date) async -> CredentialsReading?

    /// A service made of these calls.
    package init(
        describe: @escaping @Sendable () async throws(CallError) -> Received<StreamDescription>,
        listFragments:
            @escaping @Sendable (ListingPlan.Request) async throws(CallError) -> Received<[Fragment]>,
        openSession: @escaping @Sendable () async throws(CallError) -> Received<OpenedSession>,
        loadTracks: @escaping @Sendable (OpenedSession) async throws(CallError) -> Received<ReceivedTracks>,
        loadPlaylist:
            @escaping @Sendable (TrackAddress) async throws(CallError) -> Received<ReceivedPlaylist>,
        fetchSegment: @escaping @Sendable (SegmentAddress) async throws(CallError) -> Received<Int>,
        credentials: @escaping @Sendable (Date) async -> CredentialsReading? = { _ in nil }
    ) {
        self.describe = describe
        self.listFragments = listFragments
        self.openSession = openSession
        self.loadTracks = loadTracks
        self.loadPlaylist = loadPlaylist
        self.fetchSegment = fetchSegment
        self.credentials = credentials
    }
}

/// A call of a ``StreamService`` that did not succeed.
package struct CallError: Error, Hashable {
    /// Why, without secrets.
    package var failure: CallOutcome.Failure
    /// The service asked for fewer requests.
    package var isThrottling: Bool
    /// The answer's Date header, or `nil` where none came.
    package var serverDate: Date?
    /// How many requests were sent, or `nil` where that isn't known.
    package var requests: Int?
    /// The calls that had to be made first, in their order: for the host to ask.
    package var earlier: [CallOutcome] = []

    /// An error with its reason; what isn't known is `nil`.
    package init(
        _ failure: CallOutcome.Failure, isThrottling: Bool = false, serverDate: Date? = nil,
        requests: Int? = nil
    ) {
        self.failure = failure
        self.isThrottling = isThrottling
        self.serverDate = serverDate
        self.requests = requests
    }
}

extension CallError: CustomStringConvertible {
    /// The reason for a person, with the code and the request id that AWS support asks for.
    package var description: String {
        let id = failure.requestID.map { ", request id \($0)" } ?? ""
        return "\(failure.message) [\(failure.code)\(id)]"
    }
}
