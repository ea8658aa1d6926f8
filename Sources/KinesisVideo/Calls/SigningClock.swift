import FoundationEssentials

/// The clock that requests are signed by: ours, until an answer tells that it is far from the service's; then the service's.
///
/// Source: SigV4, "Signature expired": a request is good for five minutes around the moment that it was signed at.
actor SigningClock {
    /// What is added to our clock.
    private(set) var offset = Duration.zero

    /// Headers have whole seconds: what is less than two of them says nothing.
    private static let leastCorrection = Duration.seconds(2)
    private static let middleOfASecond = Duration.milliseconds(500)
    /// Signatures are refused at five times that.
    private static let leastDrift = Duration.seconds(60)

    /// Sets the clock where it is so far from what an answer tells that signatures may soon be refused.
    ///
    /// - Parameters:
    ///   - serviceDate: The answer's `Date` header.
    ///   - date: When it arrived, by our clock.
    func note(_ serviceDate: Date, receivedAt date: Date) {
        let ahead = Self.offset(of: serviceDate, receivedAt: date)
        if max(ahead - offset, offset - ahead) >= Self.leastDrift { offset = ahead }
    }

    /// Sets the clock by an answer that refuses the time of a signature.
    ///
    /// - Parameters:
    ///   - serviceDate: The answer's `Date` header.
    ///   - date: When it arrived, by our clock.
    ///   - used: What was added to our clock for the refused signature.
    /// - Returns: Whether the same request may well be accepted with the offset as it is now.
    func correct(by serviceDate: Date?, receivedAt date: Date, used: Duration) -> Bool {
        guard let serviceDate else { return false }
        let ahead = Self.offset(of: serviceDate, receivedAt: date)
        let correction = ahead - used
        guard max(correction, .zero - correction) >= Self.leastCorrection else { return false }
        offset = ahead
        return true
    }

    private static func offset(of serviceDate: Date, receivedAt date: Date) -> Duration {
        Duration.seconds(serviceDate.timeIntervalSince(date)) + middleOfASecond
    }
}
