extension Frame {
    /// The characters, one line a row, without blanks at the ends of lines and without empty rows at the end.
    package var plainText: String {
        var lines = characterPlane.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.lastIndex { $0 != " " }.map { line[...$0] } ?? ""
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
