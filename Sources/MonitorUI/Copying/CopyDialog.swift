import FoundationEssentials

/// The copy dialog's state: one choice a field, and how far the session has got.
struct CopyDialog: Hashable, Sendable {
    /// The options, top to bottom.
    enum Field: Int, CaseIterable, Hashable, Sendable {
        case mode, expires, timestamps, discontinuities, container
    }

    /// How far the session has got.
    enum Progress: Hashable, Sendable {
        /// Nothing was asked for yet.
        case choosing
        /// The service was asked.
        case opening
        /// It failed, for this reason.
        case failed(String)
        /// The URL was sent, by this route.
        case sent(String)
    }

    /// The field the keys act on.
    var field: Field = .mode
    /// The chosen option of each field, by its place.
    var choices: [Field: Int] = [.expires: 2]
    /// The modes that can be had: LIVE always, the others where there are fragments.
    let modes: [SessionRequest.Mode]
    /// How far the session has got.
    var progress: Progress = .choosing

    /// How long a URL may work, in seconds. Source: Expires, 300 to 43,200, API reference GetHLSStreamingSessionURL.
    static let expiries: [Int] = [300, 900, 3600, 14_400, 43_200]

    /// The words for the choices of `field`.
    func options(of field: Field) -> [String] {
        switch field {
        case .mode: modes.indices.map { modes[$0].word + ($0 > 2 ? " finding" : "") }
        case .expires: Self.expiries.map { Quantity.wholeDuration(Double($0)) }
        case .timestamps: SessionRequest.Timestamps.allCases.map(\.rawValue)
        case .discontinuities: SessionRequest.Discontinuities.allCases.map(\.rawValue)
        case .container: SessionRequest.Container.allCases.map(\.rawValue)
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

    /// What is asked for.
    var request: SessionRequest {
        SessionRequest(
            mode: modes[choice(of: .mode)],
            expires: .seconds(Self.expiries[choice(of: .expires)]),
            timestamps: SessionRequest.Timestamps.allCases[choice(of: .timestamps)],
            discontinuities: SessionRequest.Discontinuities.allCases[choice(of: .discontinuities)],
            container: SessionRequest.Container.allCases[choice(of: .container)])
    }
}
