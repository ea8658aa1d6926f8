/// One fault of a script as it happens in a run.
struct Occurrence: Hashable, Sendable {
    /// What goes wrong.
    var fault: Fault
    /// The strides of media it takes hold of.
    var slots: Range<Int>
    /// In which period, counted from the run's start; negative in the past.
    var cycle: Int64 = 0
}

extension Script {
    /// The faults of the periods that reach into `slots`, in the order of time.
    func occurrences(around slots: ClosedRange<Int>) -> [Occurrence] {
        guard !beats.isEmpty else { return [] }
        guard let period else { return beats.map { occurrence(of: $0, cycle: 0, length: 0) } }
        let stride = medium.fragmentDuration.milliseconds
        let length = period.milliseconds
        let first = (Int64(slots.lowerBound) * stride).flooredQuotient(by: length) - 1
        let last = (Int64(slots.upperBound) * stride).flooredQuotient(by: length)
        return (first...last).flatMap { cycle in
            beats.map { occurrence(of: $0, cycle: cycle, length: length) }
        }
    }

    private func occurrence(of beat: Beat, cycle: Int64, length: Int64) -> Occurrence {
        let stride = medium.fragmentDuration
        let time = cycle * length + beat.time.milliseconds
        let first = Int((time + stride.milliseconds - 1).flooredQuotient(by: stride.milliseconds))
        return Occurrence(
            fault: beat.fault, slots: first..<first + beat.fault.fragmentCount(stride: stride), cycle: cycle)
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity; `divisor` is positive.
    func flooredQuotient(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The remainder that isn't negative; `divisor` is positive.
    func modulo(_ divisor: Int64) -> Int64 { self - flooredQuotient(by: divisor) * divisor }
}
