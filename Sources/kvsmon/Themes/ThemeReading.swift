import Canvas
import KinesisVideoSimulator

/// What a theme file says, line by line, and what is wrong with it.
struct ThemeReading {
    /// What roles look like.
    private(set) var styles: [Role: Style] = [:]
    /// What the theme is made for, or nothing where the file doesn't say.
    private(set) var background = ""
    /// What is wrong, by line.
    private(set) var faults: [ThemeFile.Fault] = []
    private let path: String

    /// Reads `document`, the contents of the file at `path`.
    init(_ document: TOMLNode, path: String) {
        self.path = path
        let pairs = document.pairs
        if !pairs.contains(where: { $0.key == "roles" }) { fail(1, "the table [roles] is missing") }
        for (word, node) in pairs {
            switch word {
            case "roles": readRoles(node)
            case "background": readBackground(node)
            default:
                fail(node.line, "\"\(word)\" isn't known", "there are background, and styles under [roles]")
            }
        }
    }

    private mutating func fail(_ line: Int, _ problem: String, _ accepted: String? = nil) {
        faults.append(ThemeFile.Fault(place: "\(path):\(line)", problem: problem, accepted: accepted))
    }

    private mutating func readBackground(_ node: TOMLNode) {
        guard case .text(let word) = node.value,
            ["dark", "light", "any"].contains(word) || Colour(named: word) != nil
        else { return fail(node.line, "background is dark, light, any or a colour such as \"#000000\"") }
        background = word
    }

    private mutating func readRoles(_ node: TOMLNode) {
        guard case .table = node.value else {
            return fail(node.line, "roles is \(node.kind); write it as a table: [roles]")
        }
        for (word, node) in node.pairs {
            if let role = Role(rawValue: word) {
                readStyle(node, of: role)
            } else {
                let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
                fail(node.line, "no role is called \"\(word)\"", "the roles are \(known)")
            }
        }
    }

    private mutating func readStyle(_ node: TOMLNode, of role: Role) {
        guard case .text(let notation) = node.value else {
            return fail(node.line, "\(role.rawValue) must be a text such as \"yellow bold\"", Self.accepted)
        }
        do {
            styles[role] = try Style(notation: notation)
        } catch {
            let problem = error.word.isEmpty ? "a colour is missing" : "\"\(error.word)\" means nothing"
            fail(node.line, "\(role.rawValue): \(problem)", Self.accepted)
        }
    }

    private static var accepted: String { "a style is \(Style.NotationError.accepted)" }
}
