extension [UInt8] {
    /// Whether `wanted` stands somewhere in it, as it is.
    func holds(_ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, count >= wanted.count else { return wanted.isEmpty }
        let places = indices.dropLast(wanted.count - 1)
        return places.contains { self[$0] == first && self[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }
}
