/// Unit costs, printed as a table: `swift run -c release Benchmarks [WORD]`, all rows or those that have WORD in their name.
@main
struct Benchmarks {
    static func main() {
        let word = CommandLine.arguments.dropFirst().first ?? ""
        print(Row.heading)
        for (name, make) in rows where name.contains(word) { print(make(name).text) }
    }

    private static let rows: [(name: String, make: @Sendable (String) -> Row)] = [
        ("fragment decoded", DecodingBenchmark.row),
        ("playlist segment parsed", PlaylistBenchmark.row),
        ("fragment of a new page analysed", AnalysisBenchmark.page),
        ("poll with one new fragment", AnalysisBenchmark.poll),
        ("frame drawn, 120x40", DrawingBenchmark.row),
    ]
}
