import StreamAnalysis

/// An incident as one HTML page that needs nothing else: styles and pictures are in it, scripts are not.
package enum HTMLIncident {
    /// `report` as a page.
    package static func render(_ report: IncidentReport) -> String {
        let body = report.document.map(\.html).joined(separator: "\n")
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(HTMLText.escaped(report.stream.name)) – kvsmon report</title>
            <style>
            \(HTMLStyle.text)
            </style>
            </head>
            <body>
            <main>
            \(body)
            </main>
            </body>
            </html>

            """
    }
}

extension DocumentBlock {
    fileprivate var html: String {
        switch self {
        case .title(let text): "<h1>\(HTMLText.escaped(text))</h1>"
        case .heading(let text): "<h2>\(HTMLText.escaped(text))</h2>"
        case .paragraph(let text): "<p>\(HTMLText.escaped(text))</p>"
        case .facts(let facts): "<dl>\n" + facts.map(\.html).joined(separator: "\n") + "\n</dl>"
        case .table(let table): table.html
        case .finding(let finding): finding.html
        case .chart(let chart, let caption, _):
            "<figure>\n\(chart.svg)\n<figcaption>\(HTMLText.escaped(caption))</figcaption>\n</figure>"
        }
    }
}

extension DocumentBlock.Fact {
    fileprivate var html: String {
        "<div><dt>\(HTMLText.escaped(name))</dt><dd>\(HTMLText.escaped(value))</dd></div>"
    }
}

extension DocumentTable {
    fileprivate var html: String {
        let head = columns.map { "<th class=\"\($0.side)\">\(HTMLText.escaped($0.title))</th>" }.joined()
        let body = rows.map { row in
            "<tr>"
                + zip(columns, row).map { "<td class=\"\($0.side)\">\(HTMLText.escaped($1))</td>" }.joined()
                + "</tr>"
        }
        return "<div class=\"wide\"><table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n"
            + body.joined(separator: "\n") + "\n</tbody>\n</table></div>"
    }
}

extension Finding {
    fileprivate var html: String {
        let title = [kind.rawValue, cause].compactMap(\.self).map(HTMLText.escaped).joined(separator: " · ")
        let time = HTMLText.escaped(Phrase.range(from, to))
        let facts = sentences.labelled.map {
            "<div><dt>\($0.label)</dt><dd>\(HTMLText.escaped($0.text))</dd></div>"
        }
        return """
            <section class="finding \(severity.word) \(state.rawValue)">
            <h3><span class="badge">\(severity.word)</span> \(title) <small>\(state.rawValue) · \(time)</small></h3>
            <dl>
            \(facts.joined(separator: "\n"))
            <div><dt>data</dt><dd>\(HTMLText.escaped(evidence.map(\.text).joined(separator: ", ")))</dd></div>
            </dl>
            </section>
            """
    }
}
