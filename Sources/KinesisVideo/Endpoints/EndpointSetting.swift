/// An endpoint that settings tell of, and where they do.
struct EndpointSetting: Hashable, Sendable {
    /// The URL as it is written.
    let url: String
    /// The place in words, such as `AWS_ENDPOINT_URL`.
    let place: String
    /// Whether it is told for one service alone, rather than for all.
    let isOwn: Bool

    /// The endpoint at the URL.
    ///
    /// - Throws: ``KinesisVideoError`` that names the place where the URL isn't one.
    func endpoint() throws(KinesisVideoError) -> Endpoint {
        do {
            return try Endpoint(url)
        } catch {
            throw KinesisVideoError(error.code, "\(place): \(error.message)")
        }
    }
}
