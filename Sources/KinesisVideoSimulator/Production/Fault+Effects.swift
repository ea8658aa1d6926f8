extension Fault {
    /// What becomes of the fragments it takes hold of.
    var fate: Capture.Fate {
        switch self {
        case .refusal: .refused
        case .lateness: .late
        case .outage, .reboot, .drop, .silence: .lost
        case .clockJump, .duplicate, .overlap, .secondProducer, .reconnect, .burst, .slowUplink, .media:
            .delivered
        }
    }

    /// How much the producer's clock is set forward.
    var jump: Duration {
        if case .clockJump(let jump) = self { jump } else { .zero }
    }

    /// The producer's clock begins anew afterwards.
    var isReboot: Bool {
        if case .reboot = self { true } else { false }
    }

    /// Fragments wait at the producer.
    var isBacklog: Bool {
        switch self {
        case .reconnect, .burst, .slowUplink: true
        default: false
        }
    }

    /// How much of the next fragment each fragment holds, too.
    var overlap: Duration {
        if case .overlap(_, let overlap) = self { overlap } else { .zero }
    }

    /// The film shown, or `nil` for the usual one.
    var film: FilmName? {
        if case .media(_, let film, _) = self { film } else { nil }
    }

    /// The tracks sent, or `nil` for the usual ones.
    var tracks: FilmCut.Tracks? {
        if case .media(_, _, let tracks) = self { tracks } else { nil }
    }
}

extension Occurrence {
    /// PutMedia closes a connection on which nothing came for this long. Source: KVS API reference, PutMedia.
    private static let idleLimit: Duration = .seconds(30)

    /// The fragment `slot` is the first one of a new connection because of this.
    func renewsConnection(at slot: Int, stride: Duration) -> Bool {
        switch fault {
        case .outage, .reboot: slot == slots.upperBound
        case .silence: slot == slots.upperBound && stride * slots.count >= Self.idleLimit
        case .reconnect: slot == slots.lowerBound
        default: false
        }
    }

    /// How much later than usual the service begins to receive the stride `slot`.
    func delay(ofSlot slot: Int, stride: Duration) -> Duration {
        fault.delay(at: slot - slots.lowerBound, stride: stride)
    }
}
