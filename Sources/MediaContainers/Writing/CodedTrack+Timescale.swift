extension CodedTrack {
    /// Units of time a second: samples of sound, so that its frames have whole lengths; else 90,000, as MPEG counts.
    package var timescale: UInt32 {
        guard case .audio(let samplesPerSecond, _) = content, samplesPerSecond > 0,
            let timescale = UInt32(exactly: samplesPerSecond)
        else { return 90_000 }
        return timescale
    }
}

extension CodedFragment {
    /// The frames of the track number `number` in decoding order.
    package func frames(ofTrack number: Int) -> [CodedFrame] { frames.filter { $0.trackNumber == number } }
}
