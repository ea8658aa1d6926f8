import Canvas
import KinesisVideoSimulator

/// A theme as a file states it: one table, `[roles]`, with a style for each role it names, and what it is made for.
///
///     background = "dark"
///
///     [roles]
///     warning = "yellow bold"
///     gap = "#ff5f5f on default reverse"
struct ThemeFile {
    /// What is wrong in a line of a theme file.
    struct Fault: Hashable, CustomStringConvertible {
        /// The file's path, as the user gave it, and the line, in the form that editors jump to.
        let place: String
        /// What is wrong there.
        let problem: String
        /// What would be right, or `nil` where the problem says it.
        var accepted: String?

        /// What is wrong and what would be right.
        var reason: String { [problem, accepted].compactMap(\.self).joined(separator: "; ") }
        /// The place and the reason.
        var description: String { "\(place): \(reason)" }
    }

    /// Why a theme file can't be used.
    struct Failure: Error, Hashable, CustomStringConvertible {
        /// All that is wrong, by line.
        let faults: [Fault]

        /// Every place with its problem, then once what would be right.
        var description: String {
            let accepted = faults.compactMap(\.accepted)
            let remedies = accepted.indices.filter { !accepted[..<$0].contains(accepted[$0]) }.map {
                accepted[$0]
            }
            return (faults.map { "\($0.place): \($0.problem)" } + remedies).joined(separator: "; ")
        }
        /// The same without places.
        var reason: String { faults.map(\.reason).joined(separator: "; ") }
    }

    /// What a file without a mistake says.
    struct Contents {
        /// The theme.
        let theme: Theme
        /// What it is made for: `dark`, `light`, `any`, a colour, or nothing where the file doesn't say.
        let background: String
    }

    /// The path, for messages.
    let path: String
    /// The contents.
    let text: String

    /// What the theme is called: the file's name without folder and extension.
    var name: String {
        let file = path.split(separator: "/").last ?? ""
        return String(file.hasSuffix(".toml") ? file.dropLast(".toml".count) : file)
    }

    /// What the file says, unless it has a mistake: then all of them.
    func contents() throws(Failure) -> Contents {
        let reading = ThemeReading(try document(), path: path)
        guard reading.faults.isEmpty else { throw Failure(faults: reading.faults) }
        return Contents(theme: Theme(name: name, styles: reading.styles), background: reading.background)
    }

    private func document() throws(Failure) -> TOMLNode {
        do throws(ScenarioFileError) {
            return try TOMLSource(path: path, text: text).document()
        } catch {
            throw Failure(path: path, line: error.line, reason: error.reason)
        }
    }
}

extension ThemeFile.Failure {
    /// The failure of the file at `path`, in whose `line` there is one mistake.
    init(path: String, line: Int, reason: String) {
        self.init(faults: [ThemeFile.Fault(place: "\(path):\(line)", problem: reason)])
    }
}
