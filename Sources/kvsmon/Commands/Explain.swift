import ArgumentParser
import Foundation
import HTTPTransport
import KinesisVideo
import Monitoring
import Reports
import StreamAnalysis

/// `kvsmon explain`: why a fragment is, or isn't, in a player.
struct Explain: AsyncParsableCommand {
    /// How the answer is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    /// The clock that a time is by.
    enum Clock: String, CaseIterable, ExpressibleByArgument {
        case producer, server

        fileprivate var selector: FragmentSelectorType {
            self == .producer ? .producerTimestamp : .serverTimestamp
        }

        fileprivate var terms: SessionTerms.Clock { self == .producer ? .producer : .server }
    }

    static let configuration = CommandConfiguration(
        subcommand: "explain",
        abstract:
            "Say why a fragment is, or isn't, in a player; exit 0 served, 1 not served, 3 could not look.",
        discussion: """
            It lists the archive around the fragment, plays the service's documented rules, and says what each mode makes of it:

                kvsmon explain front-door 205373993     the last digits, as on the screen
                kvsmon explain front-door 14:21:36
                kvsmon explain cam-7 10m --clock server --mode on-demand --from 20m --to 5m

            A time is by the producer's clock, as on the screen, and in UTC. A live session is one that was opened a minute before \
            the fragment came, unless --opened says otherwise; the others are opened now.
            """)

    @OptionGroup var stream: StreamArgument

    @Argument(help: "The fragment: its number, the number's last digits, or a time: 14:21:36, ISO 8601, 10m.")
    var fragment: FragmentArgument

    @Option(help: "The clock that the time is by: producer or server.")
    var clock = Clock.producer

    @Option(help: "Where to look for a number that doesn't say when it was received: as --from, server time.")
    var around: Moment?

    @Option(
        help: "When the session was opened; a minute before the fragment came, or now for recorded modes.")
    var opened: Moment?

    @Option(help: "How the answer is written.")
    var format = Format.text

    @OptionGroup(title: "Session")
    var session: SessionOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run() async throws {
        let explanation = try await explain()
        switch format {
        case .text: print(ExplanationText.render(explanation), terminator: "")
        case .json: print(ExplanationJSON.render(explanation))
        }
        if case .ambiguous = explanation.search { throw KVSMon.couldNotLook }
        throw ExitCode(explanation.isServed ? 0 : 1)
    }

    private func explain() async throws -> Explanation {
        let reference = try stream.reference()
        return try await connection.chosen.using(on: stream.stream) { composition in
            let now = composition.time.date()
            let query = fragment.query(now: now, clock: clock.terms)
            let service = StreamService.live(reference, client: composition.client)
            let described = try await composition.client.describeStream(reference)
            let description = StreamDescription(
                name: reference.name, region: composition.client.configuration.region.name,
                status: described.status?.rawValue, retentionHours: described.retentionHours)
            let loader = ExcerptLoader(reference, client: composition.client)
            let listed = try await list(query, with: loader, now: now)
            let excerpt = ArchiveExcerpt(listed, taken: now, retentionHours: description.retentionHours)
            let sessions = ExplainedSessions(
                options: session, opened: opened?.date(now: now), now: now, excerpt: excerpt)
            var explanation = Explanation(query, of: description, in: excerpt) { sessions.terms(for: $0) }
            explanation.present = await present(service, explanation, excerpt)
            return explanation
        }
    }

    /// Lists what the question needs: what is around it, and what is in the range of the session.
    private func list(
        _ query: FragmentQuery, with loader: ExcerptLoader, now: Date
    ) async throws -> [Fragment] {
        var fragments: [Fragment]
        switch query {
        case .time(let date, _):
            fragments = try await loader.fragments(around: date, by: clock.selector, now: now)
        case .number, .ending:
            let center = around?.date(now: now) ?? query.serverTime ?? now
            fragments = try await loader.fragments(around: min(center, now), by: .serverTimestamp, now: now)
        }
        if let from = session.from?.date(now: now) {
            let end = max(from, session.to?.date(now: now) ?? now)
            fragments += try await loader.fragments(in: from...end, by: session.selector)
        }
        if session.mode == .live, let opened = opened?.date(now: now), opened < now {
            fragments += try await loader.fragments(
                in: opened.addingTimeInterval(-ExcerptLoader.reaches[0])...now, by: .serverTimestamp)
        }
        return fragments
    }

    /// What a LIVE session holds now, where the fragment is so new that it may be there.
    private func present(
        _ service: StreamService, _ explanation: Explanation, _ excerpt: ArchiveExcerpt
    ) async -> Explanation.Present? {
        let recentSeconds = 300.0
        guard let fragment = explanation.fragment,
            excerpt.taken.timeIntervalSince(fragment.serverTimestamp) < recentSeconds
        else { return nil }
        do {
            let session = try await service.openSession().value
            guard let address = try await service.loadTracks(session).value.addresses.first else {
                return nil
            }
            let received = try await service.loadPlaylist(address).value
            return Explanation.Present(date: excerpt.taken, playlist: received.playlist, in: excerpt)
        } catch {
            // It is an extra: without it the answer is the same.
            return nil
        }
    }
}
