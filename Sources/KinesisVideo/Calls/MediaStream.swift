import HTTPTransport

/// Media that arrives as it is read, in pieces of any size; the service waits for whoever reads it.
///
/// It can be read once. A part of it that can't be had is told inside the media, not by an error.
public struct MediaStream: AsyncSequence, Sendable {
    /// A piece; never empty.
    public typealias Element = [UInt8]
    /// Why the rest doesn't come.
    public typealias Failure = KinesisVideoError

    /// What kind of media it is, such as `video/mp4`, or `nil` where the service doesn't say.
    public let contentType: String?
    /// How many bytes will come, or `nil` where the service doesn't say.
    public let expectedByteCount: Int?
    private let body: HTTPBody
    private let reading: MediaReading

    /// Hears how many bytes have come so far.
    private var progress: @Sendable (Int) -> Void = { _ in }

    /// The media of `stream`; `ended` hears how many bytes came until it was over, and why that was early, and answers the error
    /// to throw.
    init(
        _ stream: HTTPStream, ended: @escaping @Sendable (Int, KinesisVideoError?) -> KinesisVideoError?
    ) {
        contentType = stream.headers["content-type"]
        expectedByteCount = stream.headers["content-length"].flatMap { Int($0) }
        body = stream.body
        reading = MediaReading(ended: ended)
    }

    /// The same media; `progress` hears after each piece how many bytes have come so far.
    ///
    /// - Parameter progress: Called on the task that reads.
    public func reportingProgress(to progress: @escaping @Sendable (_ byteCount: Int) -> Void) -> Self {
        var copy = self
        copy.progress = progress
        return copy
    }

    /// An iterator at the first piece.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(pieces: body.makeAsyncIterator(), progress: progress, reading: reading)
    }

    /// Reads one piece after the other.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var pieces: HTTPBody.AsyncIterator
        fileprivate let progress: @Sendable (Int) -> Void
        private let reading: MediaReading
        private var isOver = false

        fileprivate init(
            pieces: HTTPBody.AsyncIterator, progress: @escaping @Sendable (Int) -> Void,
            reading: MediaReading
        ) {
            self.pieces = pieces
            self.progress = progress
            self.reading = reading
        }

        /// The next piece, or `nil` after the last one.
        ///
        /// - Throws: ``KinesisVideoError``; afterwards the media has ended.
        public mutating func next() async throws(KinesisVideoError) -> [UInt8]? {
            guard !isOver else { return nil }
            do throws(HTTPTransportError) {
                if let piece = try await pieces.next() {
                    progress(await reading.received(piece.count))
                    return piece
                }
            } catch {
                isOver = true
                let failure = KinesisVideoError(error)
                throw await reading.end(failure) ?? failure
            }
            isOver = true
            _ = await reading.end(nil)
            return nil
        }
    }
}
