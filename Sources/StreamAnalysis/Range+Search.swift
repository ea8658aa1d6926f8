extension Range<Int> {
    /// The first index that isn't before the place that is looked for, or the upper bound where all are. The indices before it
    /// come first. Looks back from the end in steps that double, so what is near the end is found at once.
    func partitioningIndex(isBefore: (Int) -> Bool) -> Int {
        var (low, high, step) = (lowerBound, upperBound, 1)
        while low < high {
            let probe = Swift.max(low, high - step)
            if isBefore(probe) {
                low = probe + 1
                break
            }
            high = probe
            step *= 2
        }
        while low < high {
            let middle = low + (high - low) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
