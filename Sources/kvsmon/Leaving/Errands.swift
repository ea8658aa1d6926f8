import Canvas
import CursesTerminal
import Foundation
import HTTPTransport
import KinesisVideo
import MonitorUI
import StreamAnalysis

/// What the screen asks of the world beside its stream: clipboard, files, players, plain pages.
@MainActor
final class Errands {
    /// Opens a session, or `nil` where there is no service to ask.
    typealias Minting = @MainActor (SessionRequest) async throws -> SessionURL

    private let stream: @MainActor () -> String
    private let terminal: CursesTerminal
    private let wishes: LeavingWishes
    private let clipboard: Clipboard
    private let command: Result<PlayerCommand, PlayerCommand.Absence>
    private let time: TimeSource
    private let announce: @MainActor (Message) -> Void
    private var players: [RunningPlayer] = []
    /// The session that was handed out last of each stream, until it expires.
    private var last: [String: (url: SessionURL, request: SessionRequest, expires: Date)] = [:]
    private var printedAtExit: [SessionURL] = []

    /// A player that ends within so many seconds has failed.
    private static let shortestPlay = 10.0

    /// The errands of a screen on `terminal` that is about `stream` at the time; `announce` tells it of what comes later.
    init(
        stream: @escaping @MainActor () -> String, terminal: CursesTerminal, wishes: LeavingWishes,
        time: TimeSource = .system,
        announce: @escaping @MainActor (Message) -> Void
    ) {
        self.stream = stream
        self.terminal = terminal
        self.wishes = wishes
        self.time = time
        self.announce = announce
        let environment = Variables.all
        clipboard = Clipboard(environment: environment)
        command = Result { () throws(PlayerCommand.Absence) in
            try PlayerCommand(configured: wishes.player, environment: environment)
        }
    }

    /// What plays sessions here.
    var player: PlayerChoice {
        switch command {
        case .success(let command): .program(name: command.name)
        case .failure(let absence): .none(reason: absence.description)
        }
    }

    /// Takes away the players' files of processes that couldn't, once the screen is there.
    @concurrent nonisolated func clearUpBehindOthers() async {
        // A wait that is cut short by the end of the screen is no reason to leave them.
        try? await time.sleep(.seconds(1))
        PrivateFolder.removeAbandoned(in: clipboard.folder)
    }

    /// Does what `effect` asks for, where it is one of these.
    func perform(_ effect: Effect, minting mint: Minting? = nil) async -> Message? {
        switch effect {
        case .send(let excerpt): return await send(excerpt)
        case .save(let snapshot): return save(snapshot)
        case .showPlainPage(let text):
            showPlainPage(text)
            return nil
        case .mint(let request, let destination):
            guard let mint else { return nil }
            return .copyFinished(await handOut(request, to: destination, by: mint))
        default: return nil
        }
    }

    /// Prints what is to stay in the terminal, once that is given back: the last `picture`, and URLs.
    func leave(picture: Frame?) {
        for player in players { player.clearUp() }
        if wishes.printsOnExit, let picture { print(picture.plainText) }
        for url in printedAtExit { print(url.reveal().harmlessLine) }
    }

    private func send(_ excerpt: Excerpt) async -> Message {
        let delivery = await clipboard.send(excerpt.text, through: terminal)
        if case .failed = delivery { return .problem("\(excerpt.name) \(delivery)") }
        let obstacle = delivery.obstacle.map { "; \($0.brief)" } ?? ""
        return .told("\(excerpt.name) \(delivery)\(obstacle)")
    }

    private func save(_ snapshot: ScreenSnapshot) -> Message {
        let folder = SnapshotFolder(path: wishes.snapshots)
        do {
            return .told(try folder.save(snapshot))
        } catch {
            return .problem(folder.complaint("saved", because: error.reason))
        }
    }

    private func showPlainPage(_ text: String) {
        var parts = [text]
        if let last = last[stream()], last.expires > time.date() {
            parts.insert("\(last.request.mode.word) session URL\n\(last.url.reveal())", at: 0)
        } else {
            parts.append("(no session URL was handed out, or it has expired)")
        }
        terminal.showPlainPage(parts.filter { !$0.isEmpty }.joined(separator: "\n\n"))
    }

    /// Opens a session and lets its URL go where it is to go; only the redacted URL comes back.
    private func handOut(
        _ request: SessionRequest, to destination: Destination, by mint: Minting
    ) async -> CopyOutcome {
        do {
            let created = time.date()
            let url = try await mint(request)
            let expires = created.addingTimeInterval(request.expires / .seconds(1))
            last[request.stream] = (url, request, expires)
            var handedOut = HandedOutURL(
                request: request, to: destination, redactedURL: url.description, route: "",
                created: created, expires: expires)
            do {
                (handedOut.route, handedOut.obstacle) = try await deliver(url, of: handedOut)
            } catch {
                // The session is open all the same: it counts against the stream's limit, and its URL can be printed.
                handedOut.ending = .undelivered(reason: "\(error)")
            }
            return .handedOut(handedOut)
        } catch {
            return .failed(request, message: "\(error)")
        }
    }

    /// Sends `url` to where `session` says and answers which way it went, and what may be in the way.
    private func deliver(
        _ url: SessionURL, of session: HandedOutURL
    ) async throws -> (route: String, obstacle: String?) {
        switch session.destination {
        case .clipboard: return try Self.words(await clipboard.send(url.reveal(), through: terminal))
        case .file: return try Self.words(clipboard.write(url.reveal()))
        // The screen asks for the page once it knows of the URL.
        case .plainPage: return ("shown on a plain page", nil)
        case .exit:
            printedAtExit.append(url)
            return ("to be printed when you quit", nil)
        case .player: return (try play(url, of: session), nil)
        }
    }

    /// The URL has been opened and didn't get where it should.
    private struct Undelivered: Error, CustomStringConvertible {
        let description: String
    }

    private static func words(_ delivery: ClipboardDelivery) throws -> (route: String, obstacle: String?) {
        if case .failed(let reason) = delivery { throw Undelivered(description: reason) }
        return (delivery.description, delivery.obstacle?.remedy)
    }

    private func play(_ url: SessionURL, of session: HandedOutURL) throws -> String {
        let command = try command.get()
        let player = try RunningPlayer(
            command, url: url, title: session.request.stream, in: clipboard.folder)
        players.append(player)
        let start = time.uptime()
        Task {
            let end = await player.end()
            players.removeAll { $0 === player }
            let seconds = (time.uptime() - start) / .seconds(1)
            announce(
                .playerEnded(
                    PlayerEnd(
                        of: command.name, stream: session.request.stream, session: session.created,
                        date: time.date(), code: end.code, lastWords: end.lastWords,
                        hasFailed: end.code != 0 && seconds < Self.shortestPlay)))
        }
        return "handed to \(command.name)"
    }
}
