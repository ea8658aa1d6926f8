package import FoundationEssentials

/// A session URL that was handed out, without its secret.
package struct HandedOutURL: Hashable, Sendable {
    /// Why nobody uses the URL, though it works.
    package enum Ending: Hashable, Sendable {
        /// It didn't get where it should, for this reason.
        case undelivered(reason: String)
        /// The player it was handed to has ended.
        case played(PlayerEnd)
    }

    /// What was asked for.
    package var request: SessionRequest
    /// The URL with its token hidden, as it may stand on the screen.
    package var redactedURL: String
    /// Where it was to go.
    package var destination: Destination
    /// Which way it went, in words: "sent to the tmux buffer"; empty where it wasn't delivered.
    package var route: String
    /// What may keep it from arriving that way, and what helps; `nil` where nothing is known to.
    package var obstacle: String?
    /// When the session was opened.
    package var created: Date
    /// When the URL stops working.
    package var expires: Date
    /// Why nobody uses it, or `nil` as far as is known.
    package var ending: Ending?

    /// A URL on its way to a player.
    package init(
        request: SessionRequest, to destination: Destination = .clipboard, redactedURL: String,
        route: String, created: Date, expires: Date, ending: Ending? = nil
    ) {
        self.request = request
        self.destination = destination
        self.redactedURL = redactedURL
        self.route = route
        self.created = created
        self.expires = expires
        self.ending = ending
    }
}

/// How a request for a session URL ended.
package enum CopyOutcome: Hashable, Sendable {
    /// The session was opened, and its URL sent as far as that could be done.
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
