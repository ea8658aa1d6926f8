/// How the simulated service writes fragment numbers: `1<<156 | sequence<<92 | server ms<<28 | 28 random bits`, in decimal.
///
/// AWS documents only that numbers grow in the order of ingestion; the structure is what real ones have shown since 2017.
enum FragmentNumberText {
    /// The 47 digits for the fragment `sequence`, received at `server`; of `bits`, the low 28 are used.
    static func digits(sequence: UInt64, server: Instant, bits: UInt64) -> String {
        let randomBits: UInt64 = 28
        // 92 bits lie below the sequence and 65 above, so two UInt128 hold what one can't.
        let low =
            UInt128(UInt64(server.milliseconds)) << UInt128(randomBits)
            | UInt128(bits & (1 << randomBits - 1))
        let high = UInt128(1) << 64 | UInt128(sequence)
        return decimal(high: high, low: low)
    }

    /// `high << 92 | low` in decimal, by long division with parts of 46 bits.
    private static func decimal(high: UInt128, low: UInt128) -> String {
        let part: UInt128 = 1 << 46
        var parts = [high / part, high % part, low / part, low % part]
        var groups: [String] = []
        let base: UInt128 = 1_000_000_000
        while parts.contains(where: { $0 > 0 }) {
            var remainder: UInt128 = 0
            for index in parts.indices {
                let value = remainder * part + parts[index]
                (parts[index], remainder) = (value / base, value % base)
            }
            let text = String(remainder)
            groups.append(String(repeating: "0", count: 9 - text.count) + text)
        }
        return String(groups.reversed().joined().drop { $0 == "0" })
    }
}
