extension HTTPAnswer {
    /// The answer as it comes where `effect` is at work.
    func suffering(_ effect: ServiceFault.Effect?) -> HTTPAnswer {
        var answer = self
        switch effect {
        case .delay(let delay): answer.delivery.delay = delay
        case .reset: answer.delivery.extent = .nothing
        case .truncate: answer.delivery.extent = .cut
        // What a proxy on the way might say, under the type of what should have come.
        case .malformed: answer.body = .bytes(Array("<html><body>Bad Gateway</body></html>".utf8))
        case nil, .throttle, .internalFailure, .unavailable, .stalePlaylist, .expireSessions: break
        }
        return answer
    }
}
