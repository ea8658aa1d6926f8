public import FoundationEssentials

extension FragmentNumber {
    /// What a fragment number is made of: `1<<156 | sequence<<92 | server milliseconds<<28 | random`.
    ///
    /// Inferred, not documented: more than thirty numbers of 2017 to 2025 have this form, and each one with a known
    /// server timestamp gives it back to the millisecond. Whatever rests on it says "inferred".
    public struct Structure: Hashable, Sendable {
        /// Counts the fragments announced to the stream, refused ones included; plus 1 inside one PutMedia connection.
        public var sequence: UInt64
        /// When the service began to receive the fragment, to the millisecond.
        public var serverTimestamp: Date
        /// 28 bits that look random.
        public var random: UInt32

        /// The thousand that `sequence` lies in; each new connection begins in a new one.
        public var block: UInt64 { sequence / Self.blockSize }

        /// How many sequence numbers a block has.
        static let blockSize: UInt64 = 1000
    }

    /// What the number is made of, or `nil` where its top bit isn't the one that all structured numbers have.
    public var structure: Structure? {
        // 28 bits of the sequence lie in the high limb, 28 of the timestamp in the middle one.
        let lower28: UInt64 = 1 << 28 - 1
        guard value.high >> 28 == 1, value.fitsThreeLimbs else { return nil }
        let milliseconds = (value.middle & lower28) << 36 | value.low >> 28
        return Structure(
            sequence: (value.high & lower28) << 36 | value.middle >> 28,
            serverTimestamp: Date(timeIntervalSince1970: Double(milliseconds) / 1000),
            random: UInt32(truncatingIfNeeded: value.low & lower28))
    }
}

extension Fragment {
    /// The structure of the number, or `nil` where it has none or its time is more than a day off `serverTimestamp`.
    public var structure: FragmentNumber.Structure? {
        let secondsInDay = 86_400.0
        guard let structure = number.structure,
            abs(structure.serverTimestamp.timeIntervalSince(serverTimestamp)) <= secondsInDay
        else { return nil }
        return structure
    }
}
