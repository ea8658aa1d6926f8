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
    /// Hears how many bytes came until the end, and why it came early; answers the error to throw.
    private let ended: @Sendable (Int, KinesisVideoError?) -> KinesisVideoError?

    /// Hears how many bytes have come so far.
    private var progress: @Sendable (Int) -> Void = { _ in }

    init(
        _ stream: HTTPStream, ended: @escaping @Sendable (Int, KinesisVideoError?) -> KinesisVideoError?
    ) {
        contentType = stream.headers["content-type"]
        expectedByteCount = stream.headers["content-length"].flatMap { Int($0) }
        body = stream.body
        self.ended = ended
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
        AsyncIterator(pieces: body.makeAsyncIterator(), progress: progress, ended: ended)
    }

    /// Reads one piece after the other.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var pieces: HTTPBody.AsyncIterator
        fileprivate let progress: @Sendable (Int) -> Void
        fileprivate let ended: @Sendable (Int, KinesisVideoError?) -> KinesisVideoError?
        private var count = 0
        private var isOver = false

        fileprivate init(
            pieces: HTTPBody.AsyncIterator, progress: @escaping @Sendable (Int) -> Void,
            ended: @escaping @Sendable (Int, KinesisVideoError?) -> KinesisVideoError?
        ) {
            self.pieces = pieces
            self.progress = progress
            self.ended = ended
        }

        /// The next piece, or `nil` after the last one.
        ///
        /// - Throws: ``KinesisVideoError``; afterwards the media has ended.
        public mutating func next() async throws(KinesisVideoError) -> [UInt8]? {
            guard !isOver else { return nil }
            do throws(HTTPTransportError) {
                if let piece = try await pieces.next() {
                    count += piece.count
                    progress(count)
                    return piece
                }
            } catch {
                isOver = true
                let failure = KinesisVideoError(error)
                throw ended(count, failure) ?? failure
            }
            isOver = true
            _ = ended(count, nil)
            return nil
        }
    }
}
