/// An element of an SVG picture, as text.
enum SVGElement {
    /// `<name attributes>content</name>`; values are escaped, content is taken as it is.
    static func tag(_ name: String, _ attributes: KeyValuePairs<String, String>, _ content: String = "")
        -> String
    {
        let written = attributes.map { " \($0.key)=\"\(HTMLText.escaped($0.value))\"" }.joined()
        return content.isEmpty ? "<\(name)\(written)/>" : "<\(name)\(written)>\(content)</\(name)>"
    }

    /// A filled rectangle of a class, with words for whoever points at it.
    static func rectangle(
        _ kind: String, x: Double, y: Double, width: Double, height: Double, title: String? = nil
    ) -> String {
        tag(
            "rect",
            [
                "class": kind, "x": number(x), "y": number(y), "width": number(width),
                "height": number(height),
            ],
            title.map { tag("title", [:], HTMLText.escaped($0)) } ?? "")
    }

    /// A line of a class.
    static func line(_ kind: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
        tag("line", ["class": kind, "x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)])
    }

    /// Text that starts, ends or is centred at a place.
    static func text(_ text: String, x: Double, y: Double, anchor: String = "start") -> String {
        tag("text", ["x": number(x), "y": number(y), "text-anchor": anchor], HTMLText.escaped(text))
    }

    /// A whole picture; `label` is what it is called where it can't be seen.
    static func picture(height: Double, label: String, _ parts: [String]) -> String {
        tag(
            "svg",
            ["viewBox": "0 0 \(number(Chart.width)) \(number(height))", "role": "img", "aria-label": label],
            parts.joined(separator: "\n"))
    }

    /// Tenths are fine enough for any screen.
    static func number(_ value: Double) -> String { Figure.decimal(value, digits: 1) }
}
