import FoundationEssentials
import HTTPTransport
import StreamAnalysis

/// Streams that come and go.
extension Fleet {
    /// A stream that is gone is told of for so long, in seconds.
    private static let goneSeconds = 3600.0

    /// Looks for streams again and again.
    func searchAgainAndAgain() async {
        while !Task.isCancelled {
            // Cancellation is the only way a sleep ends early, and the condition below sees it.
            try? await time.sleep(FleetSearch.interval)
            guard !Task.isCancelled, let list = search?.list else { return }
            do throws(CallError) {
                let listed = try await list()
                guard let changes = search?.take(listed) else { return }
                failure = nil
                for name in changes.gone { lose(name) }
                for stream in changes.new { gain(stream) }
                forgetOld()
                followAllWhereFew()
            } catch {
                failure = error.failure
            }
            hasChanged = true
        }
    }

    /// Watches `stream` from now on.
    private func gain(_ stream: StreamDescription) {
        // One that is open was watched on when it was gone.
        if members[stream.name] != nil {
            lost[stream.name] = nil
        } else {
            let serial = enlisted
            add(stream, phase: FleetMember.phase(ofLatecomer: serial))
            orders.yield(.attend(stream.name))
        }
    }

    /// The stream called `name` is gone; only where it is open it is still asked for, as long as somebody looks.
    private func lose(_ name: String) {
        lost[name] = time.date()
        if open != name { dismiss(name) }
    }

    /// Ends all that is done about the stream called `name`; its row stays.
    func dismiss(_ name: String) {
        members.removeValue(forKey: name)?.dismiss()
        ends[name]?.finish()
    }

    /// Of what went away long ago nothing is told any more.
    private func forgetOld() {
        let now = time.date()
        for (name, date) in lost where now.timeIntervalSince(date) > Self.goneSeconds && open != name {
            lost[name] = nil
            rows[name] = nil
        }
    }
}
