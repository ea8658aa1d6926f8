/// Streams as lines: names, and what is said of them in a column beside.
struct StreamListing {
    /// A stream's name, and what is said of it.
    let rows: [(name: String, words: String)]

    /// With so wide a name a line still fits 80 columns; the service's names have up to 256 characters.
    private static let widestName = 56

    /// A line for each stream; a longer name has its words right behind it, and widens no other line.
    var lines: [String] {
        let widths = rows.map(\.name.count)
        let width = widths.filter { $0 <= Self.widestName }.max() ?? 0
        return rows.map { name, words in
            name + String(repeating: " ", count: max(0, width - name.count)) + "  " + words
        }
    }
}
