import HTTPTransport

/// Media that arrives as it is read, in pieces of any size; the service waits for whoever reads it.
///
/// It can be read once. A part of it that can't be had is told inside the media, not by an error.
public struct MediaStream: AsyncSequence, Sendable {
    /// A piece; never empty.
    public typealias Element = [UInt8]
    /// Why the rest doesn't come.
    public typealias Failure = KinesisVideoError

    private let body: HTTPBody
    /// Hears how many bytes came until the end, and why it came early; answers the error to throw.
    private let ended: @Sendable (Int, KinesisVideoError?) -> KinesisVideoError?

    init(_ body: HTTPBody, ended: @escaping @Sendable (Int, KinesisVideoError?) -> KinesisVideoError?) {
        self.body = body
        self.ended = ended
    }

    /// An iterator at the first piece.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(pieces: body.makeAsyncIterator(), ended: ended)
    }

    /// Reads one piece after the other.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var pieces: HTTPBody.AsyncIterator
        fileprivate let ended: @Sendable (Int, KinesisVideoError?) -> KinesisVideoError?
        private var count = 0
        private var isOver = false

        fileprivate init(
            pieces: HTTPBody.AsyncIterator,
            ended: @escaping @Sendable (Int, KinesisVideoError?) -> KinesisVideoError?
        ) {
            self.pieces = pieces
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
