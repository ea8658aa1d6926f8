import FoundationEssentials

/// The copy dialog's state: one choice a field, and how far the session has got.
struct CopyDialog: Hashable, Sendable {
    /// A mode of playback, and the words for what it plays.
    struct Offer: Hashable, Sendable {
        var mode: SessionRequest.Mode
        /// What is chosen, behind the mode's word.
        var detail = ""
        /// What is played.
        var about: String
    }

    /// The options, top to bottom.
    enum Field: Int, CaseIterable, Hashable, Sendable {
        case mode, expires, timestamps, discontinuities, container, destination
    }

    /// How far the session has got.
    enum Progress: Hashable, Sendable {
        /// Nothing was asked for yet.
        case choosing
        /// The service was asked.
        case opening
        /// It failed, for this reason.
        case failed(String)
        /// The session was opened, and this became of its URL.
        case opened(HandedOutURL)
        /// A player was asked for, and there is none, for this reason.
        case noPlayer(String)
    }

    /// The name of the stream whose sessions are offered.
    let stream: String
    /// The field the keys act on.
    var field: Field = .mode
    /// The chosen option of each field, by its place.
    var choices: [Field: Int] = [.expires: 2]
    /// What can be had: LIVE always, the others where there are fragments.
    let offers: [Offer]
    /// How far the session has got.
    var progress: Progress = .choosing

    /// A dialog with these `offers` of `stream`, of which the one at `place` is chosen.
    init(stream: String, offers: [Offer], chosen place: Int = 0) {
        self.stream = stream
        self.offers = offers
        choices[.mode] = place
    }

    /// How long a URL may work, in seconds. Source: Expires, 300 to 43,200, API reference GetHLSStreamingSessionURL.
    static let expiries: [Int] = [300, 900, 3600, 14_400, 43_200]

    /// The words for the choices of `field`.
    func options(of field: Field) -> [String] {
        switch field {
        case .mode: offers.map { $0.mode.word + $0.detail }
        case .expires: Self.expiries.map { Quantity.wholeDuration(Double($0)) }
        case .timestamps: SessionRequest.Timestamps.allCases.map(\.rawValue)
        case .discontinuities: SessionRequest.Discontinuities.allCases.map(\.rawValue)
        case .container: SessionRequest.Container.allCases.map(\.rawValue)
        case .destination: Destination.allCases.map(\.rawValue)
        }
    }

    /// The place of the chosen option of `field`.
    func choice(of field: Field) -> Int { choices[field] ?? 0 }

    /// Goes to another field, and no further than the ends.
    mutating func moveField(by offset: Int) {
        field = Field(rawValue: field.rawValue + offset) ?? field
    }

    /// Takes another option of the present field, and no further than the ends.
    mutating func moveChoice(by offset: Int) {
        let last = options(of: field).count - 1
        choices[field] = min(last, max(0, choice(of: field) + offset))
        if progress != .opening { progress = .choosing }
    }

    /// A session was opened with these choices, and another one would be one too many.
    var isDone: Bool {
        if case .opened = progress { true } else { false }
    }

    /// Where the URL goes.
    var destination: Destination { Destination.allCases[choice(of: .destination)] }

    /// Chooses where the URL goes.
    mutating func take(_ destination: Destination) {
        choices[.destination] = Destination.allCases.firstIndex(of: destination)
    }

    /// What is asked for.
    var request: SessionRequest {
        SessionRequest(
            stream: stream, mode: offers[choice(of: .mode)].mode,
            expires: .seconds(Self.expiries[choice(of: .expires)]),
            timestamps: SessionRequest.Timestamps.allCases[choice(of: .timestamps)],
            discontinuities: SessionRequest.Discontinuities.allCases[choice(of: .discontinuities)],
            container: SessionRequest.Container.allCases[choice(of: .container)])
    }
}
