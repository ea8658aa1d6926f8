/// How far a stream of media was read. It ends once: with its last byte, with its failure, or when nobody can read on.
actor MediaReading {
    private var byteCount = 0
    private var isOver = false
    /// Hears how many bytes came, and why no more did; answers the error to throw.
    private let ended: @Sendable (Int, KinesisVideoError?) -> KinesisVideoError?

    /// A stream of which nothing was read.
    init(ended: @escaping @Sendable (Int, KinesisVideoError?) -> KinesisVideoError?) {
        self.ended = ended
    }

    /// Counts a piece; answers how many bytes came so far.
    func received(_ count: Int) -> Int {
        byteCount += count
        return byteCount
    }

    /// The stream is over, because of `failure` where there is one; answers the error to throw.
    func end(_ failure: KinesisVideoError?) -> KinesisVideoError? {
        guard !isOver else { return failure }
        isOver = true
        return ended(byteCount, failure)
    }

    deinit {
        if !isOver { _ = ended(byteCount, nil) }
    }
}
