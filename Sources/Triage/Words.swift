/// Lists as people read them.
enum Words {
    /// The first `most` of `items`, and how many more there are.
    static func list(_ items: [String], most: Int) -> String {
        let shown = items.prefix(most).joined(separator: ", ")
        return items.count > most ? shown + " and \(items.count - most) more" : shown
    }
}
