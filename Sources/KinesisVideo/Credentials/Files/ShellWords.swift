/// Splits a command line into words as a shell would, without expanding anything in it.
///
/// Source: Python library reference, "shlex: Parsing Rules" (POSIX), which is what AWS's tools split with.
enum ShellWords {
    /// The words of `text`, or `nil` where a quote isn't closed or a backslash ends it.
    static func split(_ text: String) -> [String]? {
        var splitter = Splitter()
        for scalar in text.unicodeScalars { splitter.take(scalar) }
        return splitter.words()
    }

    /// `text` as one word of a shell's command line. Source: POSIX.1-2017, Shell Command Language, §2.2.2.
    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0.isLetter || $0.isDigit || "-_./:@+,=".utf8.contains($0) }
        guard !isPlain || text.isEmpty else { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
            + "'"
    }

    private struct Splitter {
        private enum State: Equatable {
            case open
            case quoted(Unicode.Scalar)
            indirect case escaped(within: State)
        }

        private var state = State.open
        private var finished: [String] = []
        /// The word being read, or `nil` between words.
        private var word: String.UnicodeScalarView?

        mutating func take(_ scalar: Unicode.Scalar) {
            switch (state, scalar) {
            case (.open, " "), (.open, "\t"), (.open, "\r"), (.open, "\n"):
                end()
            case (.open, "'"), (.open, "\""):
                word = word ?? .init()
                state = .quoted(scalar)
            case (.open, "\\"), (.quoted("\""), "\\"):
                word = word ?? .init()
                state = .escaped(within: state)
            case (.quoted(scalar), _):
                state = .open
            case (.escaped(let outer), _):
                // Between quotes a backslash escapes only itself and the quote.
                if case .quoted(let quote) = outer, scalar != quote, scalar != "\\" { append("\\") }
                append(scalar)
                state = outer
            default:
                append(scalar)
            }
        }

        private mutating func append(_ scalar: Unicode.Scalar) {
            var text = word ?? .init()
            text.append(scalar)
            word = text
        }

        private mutating func end() {
            if let word { finished.append(String(word)) }
            word = nil
        }

        mutating func words() -> [String]? {
            guard state == .open else { return nil }
            end()
            return finished
        }
    }
}
