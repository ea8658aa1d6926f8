package import FoundationEssentials

/// A session URL that was handed out, without its secret.
package struct HandedOutURL: Hashable, Sendable {
    /// What was asked for.
    package var request: SessionRequest
    /// The URL with its token hidden, as it may stand on the screen.
    package var redactedURL: String
    /// Where it was to go.
    package var destination: Destination
    /// Which way it went, in words: "sent to the tmux buffer".
    package var route: String
    /// When the session was opened.
    package var created: Date
    /// When the URL stops working.
    package var expires: Date

    /// A URL on its way to a player.
    package init(
        request: SessionRequest, to destination: Destination = .clipboard, redactedURL: String,
        route: String, created: Date, expires: Date
    ) {
        self.request = request
        self.destination = destination
        self.redactedURL = redactedURL
        self.route = route
        self.created = created
        self.expires = expires
    }
}

/// How a request for a session URL ended.
package enum CopyOutcome: Hashable, Sendable {
    /// The session was opened and its URL sent.
    case handedOut(HandedOutURL)
    /// It failed; the text says why and what to try, without secrets.
    case failed(SessionRequest, message: String)

    /// What was asked for.
    package var request: SessionRequest {
        switch self {
        case .handedOut(let url): url.request
        case .failed(let request, _): request
        }
    }
}
