import StreamAnalysis

/// A part of a document: what Markdown and HTML are both made from.
enum DocumentBlock: Sendable {
    /// The document's title.
    case title(String)
    /// A section's title.
    case heading(String)
    /// A sentence or more.
    case paragraph(String)
    /// Names with their values.
    case facts([Fact])
    /// Rows under a header.
    case table(DocumentTable)
    /// A finding with its four sentences.
    case finding(Finding)
    /// A picture with its caption, and the words that stand for it where none can be shown, if there are any.
    case chart(Chart, caption: String, words: String?)

    /// A name and its value.
    struct Fact: Hashable, Sendable {
        let name: String
        let value: String
    }
}

/// Rows under a header.
struct DocumentTable: Hashable, Sendable {
    /// A column's title, and on which side its cells begin.
    struct Column: Hashable, Sendable {
        /// Text begins left, numbers end right.
        enum Side: Hashable, Sendable { case left, right }

        let title: String
        let side: Side

        /// A column of text.
        static func text(_ title: String) -> Column { Column(title: title, side: .left) }
        /// A column of numbers.
        static func number(_ title: String) -> Column { Column(title: title, side: .right) }
    }

    /// What the columns are called.
    let columns: [Column]
    /// As many cells a row as there are columns.
    let rows: [[String]]
}
