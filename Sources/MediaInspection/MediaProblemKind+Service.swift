extension MediaProblemKind {
    static let ofService = [fragmentNotFound, keyRefused, serviceFailed]

    /// The service doesn't have it.
    static let fragmentNotFound = MediaProblemKind(
        "fragment-not-found", .wrong, "The service doesn't find the fragment.",
        effect: "There is no media for it in this answer.",
        remedy: "If it was stored seconds ago, ask again. Else check stream, region and retention.",
        source: "observed: aws-sdk-js#3217 (FRAGMENT_NOT_FOUND, 3000)")

    /// The stream's key can't be used.
    static let keyRefused = MediaProblemKind(
        "key-refused", .wrong, "The stream's encryption key can't be used.",
        effect: "No media can be read, by players neither.",
        remedy:
            "Look at the stream's KMS key: it must exist, be enabled, and allow kms:Decrypt to the caller.",
        source: "KVS API reference, GetMedia: errors 4500 to 4506")

    /// Any other error.
    static let serviceFailed = MediaProblemKind(
        "service-failed", .wrong, "The service couldn't read the fragment.",
        effect: "There is no media for it in this answer.",
        remedy: "Ask again; if it stays so, ask AWS support with the fragment's number.",
        source: "KVS API reference, GetMedia: errors 3002 and 5000")

    /// The kind that the error `code` with its number `id` is.
    init(code: String, id: Int?) {
        // GetMediaForFragmentList says 3000, GetMedia 4000.
        let notFound = [3000, 4000]
        let ofKeys = 4500...4506
        self =
            if code == "FRAGMENT_NOT_FOUND" || id.map(notFound.contains) == true {
                .fragmentNotFound
            } else if id.map(ofKeys.contains) == true {
                .keyRefused
            } else {
                .serviceFailed
            }
    }
}
