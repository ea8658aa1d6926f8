/// What a player does at the beginning of a fragment.
package struct PlayerBehaviour: Hashable, Sendable {
    /// EXT-X-DISCONTINUITY stands before it; `nil` where that can't be known.
    package var isDiscontinuity: Bool?
    /// What that means to somebody who watches.
    package var text: String
}

extension Serving {
    /// What a player does at its beginning under `discontinuities`, whatever the session's own mode is.
    ///
    /// Source: KVS API reference, GetHLSStreamingSessionURL, DiscontinuityMode; RFC 8216 §4.3.2.3.
    package func beginning(in discontinuities: SessionTerms.Discontinuities) -> PlayerBehaviour {
        let isDiscontinuous: Bool? = joint.map(\.isDiscontinuous) ?? .some(false)
        switch discontinuities {
        case .always:
            return PlayerBehaviour(
                isDiscontinuity: true,
                text: "DISCONTINUITY: the player starts its timeline anew and goes straight on\(join).")
        case .never:
            let text =
                isDiscontinuous == false
                ? "No DISCONTINUITY, and none is needed: the player goes straight on\(join)."
                : "No DISCONTINUITY: timestamps jump\(join), so players halt, skip or play over it."
            return PlayerBehaviour(isDiscontinuity: false, text: text)
        case .onDiscontinuity:
            guard let isDiscontinuous else {
                return PlayerBehaviour(
                    isDiscontinuity: nil,
                    text:
                        "DISCONTINUITY or not: too close to the 50 ms from which on the service writes it\(join)."
                )
            }
            return PlayerBehaviour(
                isDiscontinuity: isDiscontinuous,
                text: isDiscontinuous
                    ? "DISCONTINUITY: the player starts its timeline anew\(join), over the 50 ms that the service tolerates."
                    : "No DISCONTINUITY: the player goes straight on\(join).")
        }
    }

    /// How it joins the one before.
    private var join: String {
        guard let joint else { return " (it is the session's first)" }
        let (least, most) = (joint.gapMilliseconds.lowerBound, joint.gapMilliseconds.upperBound)
        let middle = (least + most) / 2
        let spread = max(most - middle, middle - least)
        let size =
            abs(middle) >= 1000
            ? "\(Wording.span(Double(abs(middle)) / 1000))"
            : "\(abs(middle)) ms" + (spread > 5 ? " ± \(spread) ms" : "")
        let name =
            abs(middle) <= max(5, spread) && spread <= 50
            ? "no gap" : middle > 0 ? "a gap of \(size)" : "an overlap of \(size)"
        return " (\(name) after \(Wording.short(joint.previous)))"
    }
}
