/// One fault of a script as it happens in a run.
struct Occurrence: Hashable, Sendable {
    /// What goes wrong.
    var fault: Fault
    /// The strides of media it takes hold of.
    var slots: Range<Int>
}

extension Script {
    /// The faults of the periods that reach into `slots`, in the order of time.
    func occurrences(around slots: ClosedRange<Int>) -> [Occurrence] {
        guard let period else { return beats.map { occurrence(of: $0, periodStart: .zero) } }
        let stride = ScenarioRun.fragmentDuration.milliseconds
        let length = period.milliseconds
        let first = (Int64(slots.lowerBound) * stride).flooredQuotient(by: length) - 1
        let last = (Int64(slots.upperBound) * stride).flooredQuotient(by: length)
        return (first...last).flatMap { cycle in
            beats.map { occurrence(of: $0, periodStart: .milliseconds(cycle * length)) }
        }
    }

    private func occurrence(of beat: Beat, periodStart: Duration) -> Occurrence {
        let stride = ScenarioRun.fragmentDuration.milliseconds
        let time = (periodStart + beat.time).milliseconds
        let first = Int((time + stride - 1).flooredQuotient(by: stride))
        return Occurrence(fault: beat.fault, slots: first..<first + beat.fault.fragmentCount)
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
