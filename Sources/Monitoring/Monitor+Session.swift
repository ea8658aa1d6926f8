import FoundationEssentials
import StreamAnalysis

/// The monitor's own session, and what it shows.
extension Monitor {
    /// Opens a session where one is due, and loads the video's playlist.
    func pollPlaylist() async -> PollSchedule.Outcome {
        switch keeper.action(at: now) {
        case .wait: return .answered
        case .open(let old):
            guard await openSession(replacing: old) else { return .failed }
        case .use: break
        }
        guard let video = tracks.first else { return .answered }
        return await load(video)
    }

    /// Loads the playlist of the sound, which only has to go on.
    func pollAudio() async -> PollSchedule.Outcome {
        guard tracks.count > 1 else { return .answered }
        return await load(tracks[1])
    }

    /// Fetches the first bytes of the newest segment, if that wasn't done yet.
    func pollMedia() async -> PollSchedule.Outcome {
        guard let (address, session) = unfetched.take() else { return .answered }
        let fetched = await calling(.getMP4MediaFragment, points: 1) { [service] () throws(CallError) in
            try await service.fetchSegment(address)
        }
        guard !Task.isCancelled else { return .answered }
        // Once it has failed, it isn't fetched again: what can't be played stays so, and each try is billed. What
        // failed brought no bytes, and its failure stands beside them.
        absorb(
            .fetched(
                SegmentFetch(
                    date: now, session: session, track: address.track, mediaSequence: address.mediaSequence,
                    fragment: address.fragment, byteCount: (try? fetched.get()) ?? 0,
                    failure: fetched.error?.failure)))
        publish()
        return fetched.outcome
    }

    private func openSession(replacing old: SessionID?) async -> Bool {
        let opened = await calling(.getHLSStreamingSessionURL) { [service] () throws(CallError) in
            try await service.openSession()
        }
        switch opened {
        case .failure(let error):
            sessionChanged(keeper.next, .refused(code: error.failure.code))
            keeper.wasRefused(at: now)
            return false
        case .success(let session):
            return await begin(session, replacing: old)
        }
    }

    private func begin(_ session: OpenedSession, replacing old: SessionID?) async -> Bool {
        let created = now
        let loaded = await calling(.getHLSMasterPlaylist) { [service] () throws(CallError) in
            try await service.loadTracks(session)
        }
        guard case .success(let received) = loaded else {
            keeper.wasRefused(at: now)
            return false
        }
        if let old { sessionChanged(old, .renewed) }
        let expires = created.addingTimeInterval(session.lifeSeconds)
        let id = keeper.didOpen(at: created, expires: expires)
        tracks = received.addresses
        sessionChanged(id, .opened(expires: expires, window: session.window))
        absorb(.opened(MultivariantLoad(date: now, session: id, playlist: received.playlist)))
        return true
    }

    private func load(_ address: TrackAddress) async -> PollSchedule.Outcome {
        guard case .use(let session) = keeper.action(at: now) else { return .answered }
        let loaded = await calling(.getHLSMediaPlaylist, points: address.quotaPoints) {
            [service] () throws(CallError) in
            try await service.loadPlaylist(address)
        }
        switch loaded {
        case .success(let received): absorb(received, from: address, of: session)
        case .failure(let error): note(error, in: session)
        }
        return loaded.outcome
    }

    private func absorb(_ received: ReceivedPlaylist, from address: TrackAddress, of session: SessionID) {
        if let segment = received.newestSegment, segment.track == tracks.first?.track {
            unfetched.note(segment, of: session)
        }
        absorb(
            .loaded(
                PlaylistLoad(
                    date: now, session: session, track: address.track, playlist: received.playlist,
                    text: received.text)))
        publish()
    }

    /// A refusal of a resource means that its session is gone; anything else may pass.
    private func note(_ error: CallError, in session: SessionID) {
        guard let status = error.failure.status, (400..<500).contains(status), !error.isThrottling,
            case .use(session) = keeper.action(at: now)
        else { return }
        keeper.didLose()
        tracks = []
        unfetched.drop()
        sessionChanged(session, .lost(status: status))
    }

    private func sessionChanged(_ session: SessionID, _ change: SessionEvent.Change) {
        absorb(.session(SessionEvent(date: now, session: session, change: change)))
        publish()
    }
}
