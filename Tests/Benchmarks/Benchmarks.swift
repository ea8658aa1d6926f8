/// Unit costs, printed as a table: `swift run -c release Benchmarks`.
@main
struct Benchmarks {
    static func main() {
        print(Row.heading)
        for make in rows { print(make().text) }
    }

    private static let rows: [@Sendable () -> Row] = [
        DecodingBenchmark.row, PlaylistBenchmark.row, AnalysisBenchmark.shortHistory,
        AnalysisBenchmark.longHistory,
        DrawingBenchmark.row,
    ]
}
