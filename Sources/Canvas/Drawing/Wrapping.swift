extension StyledText {
    /// The text in lines of at most `width` columns, broken at blanks; a longer word is broken where it must be.
    package func wrapped(to width: Int) -> [StyledText] {
        guard width > 0 else { return [] }
        var lines: [StyledText] = []
        var rest = cells[...]
        while rest.count > width {
            let window = rest.prefix(width + 1)
            let blank = window.lastIndex { $0.character == " " }
            let end = blank.flatMap { $0 > rest.startIndex ? $0 : nil } ?? rest.startIndex + width
            lines.append(StyledText(cells: rest[..<end]))
            rest = rest[end...].drop { $0.character == " " }
        }
        return rest.isEmpty && !lines.isEmpty ? lines : lines + [StyledText(cells: rest)]
    }
}
