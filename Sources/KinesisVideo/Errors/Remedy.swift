extension KinesisVideoError {
    /// What to try, as a sentence, or `nil` where the message says it already.
    public var remedy: String? {
        if let advice { return advice }
        if tellsOfAWrongClock { return Self.clock }
        // What Kinesis Video Streams means by a code, those who hand out credentials don't.
        return isAboutCredentials ? Self.credentialRemedies[code] : Self.remedies[code]
    }

    /// What to do about a signature whose time is refused.
    static let clock = "Set this machine's clock: requests are refused when it is more than 5 minutes off"

    private static let secret = "Check the secret access key and the region"
    private static let key = "Check the access key, and the session token if the key is temporary"
    private static let renewal = "Renew the temporary credentials"

    /// Source: AWS Security Token Service API reference, "Common Errors".
    private static let credentialRemedies: [Code: String] = [
        "SignatureDoesNotMatch": secret, "InvalidClientTokenId": key, "ExpiredToken": renewal,
        .invalidSignature: secret, .unrecognizedClient: key, .expiredToken: renewal,
    ]

    private static let remedies: [Code: String] = [
        .resourceNotFound:
            "Check the stream's name and the region, and that fragments arrived in the asked time",
        .clientLimitExceeded:
            "Ask less often or for fewer fragments; the quota is shared by all readers of the stream",
        .quota: "Ask less often or for fewer fragments, or give the call more time",
        .notAuthorized: permission,
        .accessDenied: permission,
        .noDataRetention: "Set a retention of 1 hour or more with UpdateDataRetention",
        .unsupportedStreamMediaType: "Send H.264 or H.265 video on track 1 and AAC audio on track 2",
        .missingCodecPrivateData: "Let the producer send codec private data with every fragment",
        .invalidCodecPrivateData: "Let the producer send codec private data as AVCC or HVCC, not Annex B",
        .invalidMediaFrame: "Ask for a range without the fragment whose frames can't be read",
        .invalidSignature: secret,
        .unrecognizedClient: key,
        .expiredToken: renewal,
        .unknownOperation: "Check the endpoint: this server doesn't know the operation",
        .undecodable: "Check the endpoint: this answer isn't the operation's",
    ]

    private static let permission =
        "Allow the action kinesisvideo:OPERATION for this stream in the caller's IAM policy, and check the endpoint"
}
