/// Text from outside in HTML and SVG.
enum HTMLText {
    /// `text` with everything a browser might obey written as what it looks like.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in PlainText.clean(text) {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
