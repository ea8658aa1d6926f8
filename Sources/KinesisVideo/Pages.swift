/// The pages of a listing, asked for one after the other as they are iterated.
///
/// A page may be empty and still be followed by another. Iterating twice asks twice.
public struct Pages<Page: Sendable>: AsyncSequence, Sendable {
    /// One page.
    public typealias Element = Page
    /// What a page's request may throw.
    public typealias Failure = KinesisVideoError

    /// Asks for the page that a token names, the first one without a token; answers it with the next page's token.
    let load: @Sendable (String?) async throws(KinesisVideoError) -> (page: Page, next: String?)

    /// An iterator at the first page.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(load: load)
    }

    /// All pages, in the order of the answers.
    public func collect() async throws(KinesisVideoError) -> [Page] {
        var pages: [Page] = []
        var iterator = makeAsyncIterator()
        while let page = try await iterator.next() { pages.append(page) }
        return pages
    }

    /// Asks for one page after the other.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private enum State {
            case first
            case following(token: String)
            case done
        }

        private var state = State.first
        private let load: @Sendable (String?) async throws(KinesisVideoError) -> (page: Page, next: String?)

        init(
            load: @escaping @Sendable (String?) async throws(KinesisVideoError) -> (page: Page, next: String?)
        ) {
            self.load = load
        }

        /// The next page, or `nil` after the last one.
        ///
        /// - Throws: ``KinesisVideoError``; afterwards the sequence has ended.
        public mutating func next() async throws(KinesisVideoError) -> Page? {
            let token: String?
            switch state {
            case .first: token = nil
            case .following(let following): token = following
            case .done: return nil
            }
            state = .done
            let (page, next) = try await load(token)
            if let next {
                guard next != token else {
                    throw KinesisVideoError(
                        .undecodable,
                        "the service answered with the page token it was asked for; paging would not end")
                }
                state = .following(token: next)
            }
            return page
        }
    }
}
