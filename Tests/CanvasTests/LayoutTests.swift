import Testing

@testable import Canvas

@Suite struct LayoutTests {
    private static let area = Rect(column: 2, row: 3, columns: 10, rows: 6)

    @Test func cutsLeaveTheRest() {
        var area = Self.area
        #expect(area.cutTop(2) == Rect(column: 2, row: 3, columns: 10, rows: 2))
        #expect(area.cutBottom(1) == Rect(column: 2, row: 8, columns: 10, rows: 1))
        #expect(area.cutLeft(3) == Rect(column: 2, row: 5, columns: 3, rows: 3))
        #expect(area.cutRight(4) == Rect(column: 8, row: 5, columns: 4, rows: 3))
        #expect(area == Rect(column: 5, row: 5, columns: 3, rows: 3))
    }

    @Test(arguments: [-1, 0, 99])
    func cutsTakeWhatThereIs(amount: Int) {
        let rows = min(6, max(0, amount))
        let columns = min(10, max(0, amount))
        var area = Self.area
        #expect(area.cutTop(amount).size.rows == rows && area.size.rows == 6 - rows)
        area = Self.area
        #expect(area.cutBottom(amount).size.rows == rows && area.size.rows == 6 - rows)
        area = Self.area
        #expect(area.cutLeft(amount).size.columns == columns && area.size.columns == 10 - columns)
        area = Self.area
        #expect(area.cutRight(amount).size.columns == columns && area.size.columns == 10 - columns)
    }

    @Test func centersWhatFitsAndCutsWhatDoesNot() {
        #expect(Self.area.centered(Size(columns: 4, rows: 2)) == Rect(column: 5, row: 5, columns: 4, rows: 2))
        #expect(Self.area.centered(Size(columns: 99, rows: 99)) == Self.area)
    }

    @Test func insetsNeverTurnOver() {
        #expect(Self.area.inset(columns: 6, rows: 4).size == Size(columns: 0, rows: 0))
    }
}
