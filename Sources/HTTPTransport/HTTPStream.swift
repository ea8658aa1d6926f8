/// An answer whose head has arrived and whose body arrives as it is read, whatever its status.
public struct HTTPStream: Sendable {
    /// The status code, 100 to 599. A redirect is an answer like any other: it isn't followed.
    public var status: Int
    /// The header lines.
    public var headers: HTTPFields
    /// The body; it can be read once.
    public var body: HTTPBody

    /// An answer with this body.
    public init(status: Int, headers: HTTPFields = [:], body: HTTPBody) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// A body in the pieces that it arrives in, none empty; the sender waits for whoever reads it.
///
/// It can be read once: iterating again goes on where the first iteration stopped.
public struct HTTPBody: AsyncSequence, Sendable {
    /// A piece.
    public typealias Element = [UInt8]
    /// Why the rest doesn't come.
    public typealias Failure = HTTPTransportError

    private let piece: @Sendable () async throws(HTTPTransportError) -> [UInt8]?

    /// A body whose next piece is what `piece` answers; `nil` is its end.
    public init(_ piece: @escaping @Sendable () async throws(HTTPTransportError) -> [UInt8]?) {
        self.piece = piece
    }

    /// An iterator at the first piece that nobody has read.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(piece: piece) }

    /// The rest of the body in one piece.
    ///
    /// - Parameter limit: The most bytes to accept; of a longer body only so many are returned, and the rest isn't awaited.
    public func prefix(bytes limit: Int) async throws(HTTPTransportError) -> [UInt8] {
        var bytes: [UInt8] = []
        var iterator = makeAsyncIterator()
        while bytes.count < limit, let piece = try await iterator.next() { bytes += piece }
        return Array(bytes.prefix(limit))
    }

    /// Reads one piece after the other.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let piece: @Sendable () async throws(HTTPTransportError) -> [UInt8]?

        /// The next piece, or `nil` after the last one.
        public mutating func next() async throws(HTTPTransportError) -> [UInt8]? {
            while let next = try await piece() {
                if !next.isEmpty { return next }
            }
            return nil
        }
    }
}
