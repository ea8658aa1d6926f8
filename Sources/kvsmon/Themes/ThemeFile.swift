import Canvas
import TOMLKit

/// A theme as a file states it: one table, `[roles]`, with a style for each role it names, and what it is made for.
///
///     background = "dark"
///
///     [roles]
///     warning = "yellow bold"
///     gap = "#ff5f5f on default reverse"
struct ThemeFile {
    /// Why a theme file can't be used.
    struct Failure: Error, Hashable, CustomStringConvertible {
        /// The file's path, as the user gave it.
        let path: String
        /// The line, counted from 1.
        let line: Int
        /// What is wrong there and what would be right.
        let reason: String

        /// The place in the form that editors jump to, and the reason.
        var description: String { "\(path):\(line): \(reason)" }
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

    /// The theme that the file describes.
    func theme() throws(Failure) -> Theme {
        let document = try document()
        for key in document.keys where key != "roles" && key != "background" {
            throw failure(at: key, "\"\(key)\" isn't known; there are background, and styles under [roles]")
        }
        guard let roles = document["roles"]?.table else {
            throw Failure(path: path, line: 1, reason: "the table [roles] is missing")
        }
        var styles: [Role: Style] = [:]
        for key in roles.keys {
            styles[try role(named: key)] = try style(roles[key]?.string, of: key)
        }
        return Theme(name: name, styles: styles)
    }

    /// What the theme is made for: `dark`, `light`, `any`, a colour, or nothing where the file doesn't say.
    func background() throws(Failure) -> String {
        guard let value = try document()["background"] else { return "" }
        guard let word = value.string, ["dark", "light", "any"].contains(word) || Colour(named: word) != nil
        else {
            throw failure(at: "background", "background is dark, light, any or a colour such as \"#000000\"")
        }
        return word
    }

    private func document() throws(Failure) -> TOMLTable {
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw Failure(path: path, line: error.source.begin.line, reason: error.description)
        } catch {
            throw Failure(path: path, line: 1, reason: "not TOML: \(error)")
        }
    }

    private func role(named key: String) throws(Failure) -> Role {
        if let role = Role(rawValue: key) { return role }
        let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
        throw failure(at: key, "no role is called \"\(key)\"; the roles are \(known)")
    }

    private func style(_ notation: String?, of key: String) throws(Failure) -> Style {
        guard let notation else {
            throw failure(at: key, "\(key) must be a text such as \"yellow bold\"")
        }
        do {
            return try Style(notation: notation)
        } catch {
            let problem = error.word.isEmpty ? "a colour is missing" : "\"\(error.word)\" means nothing"
            throw failure(at: key, "\(key): \(problem); a style is \(Style.NotationError.accepted)")
        }
    }

    /// The parser tells only of syntax errors where they are, so the line is the first that begins with `key`.
    private func failure(at key: String, _ reason: String) -> Failure {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let index = lines.firstIndex { line in
            let start = line.drop { " \t[\"'".contains($0) }
            return start.hasPrefix(key) && !(start.dropFirst(key.count).first?.isLetter ?? false)
        }
        return Failure(path: path, line: (index ?? 0) + 1, reason: reason)
    }
}
