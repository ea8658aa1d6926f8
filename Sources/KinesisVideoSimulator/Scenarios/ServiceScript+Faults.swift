extension ServiceScript {
    /// What goes wrong with a request at `instant` in a run that began at `start`, or `nil` if nothing does.
    ///
    /// `operation` is the API's name, such as `ListFragments` or `GetHLSMediaPlaylist`. `ordinal` counts the stream's requests; a
    /// fault that takes hold of one in so many follows from it and `dice`. Effects that are no request's own fate are told by
    /// ``standstill(at:since:)`` and ``expiry(at:since:)``.
    func fault(
        for operation: String, at instant: Instant, since start: Instant, request ordinal: Int, dice: Dice
    ) -> ServiceFault.Effect? {
        faults.first { fault in
            fault.effect.isOfRequests && fault.takesHold(of: operation)
                && fault.isDrawn(ordinal, dice: dice)
                && latestStart(of: fault, at: instant, since: start) != nil
        }?.effect
    }

    /// The instant at which media playlists stood still that stand still at `instant`, or `nil` where they move.
    func standstill(at instant: Instant, since start: Instant) -> Instant? {
        faults.filter { $0.effect == .stalePlaylist }
            .compactMap { latestStart(of: $0, at: instant, since: start) }
            .min()
    }

    /// The latest instant, up to `instant`, at which all sessions expired that were open; `nil` where it never happened.
    func expiry(at instant: Instant, since start: Instant) -> Instant? {
        faults.filter { $0.effect == .expireSessions }
            .compactMap { latestStart(of: $0.lasting, at: instant, since: start) }
            .max()
    }

    /// When the occurrence of `fault` began that lasts at `instant`.
    private func latestStart(of fault: ServiceFault, at instant: Instant, since start: Instant) -> Instant? {
        let passed = (instant - start - fault.start).milliseconds
        let since = period.map { passed.modulo($0.milliseconds) } ?? passed
        guard since >= 0, fault.duration.map({ since < $0.milliseconds }) ?? true else { return nil }
        return instant - .milliseconds(since)
    }
}

extension ServiceFault {
    /// The same without an end.
    fileprivate var lasting: ServiceFault {
        var lasting = self
        lasting.duration = nil
        return lasting
    }

    fileprivate func takesHold(of operation: String) -> Bool {
        operations.isEmpty || operations.contains(operation)
    }

    fileprivate func isDrawn(_ ordinal: Int, dice: Dice) -> Bool {
        dice.draw(.serviceFault, at: ordinal) % UInt64(max(1, oneIn)) == 0
    }
}

extension ServiceFault.Effect {
    /// It is the fate of a request, not a state of the service.
    var isOfRequests: Bool {
        switch self {
        case .stalePlaylist, .expireSessions: false
        case .throttle, .internalFailure, .unavailable, .delay, .reset, .truncate, .malformed: true
        }
    }
}
