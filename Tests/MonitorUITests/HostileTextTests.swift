import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct HostileTextTests {
    /// Texts somebody might put into a name, a tag or an error message.
    static let texts = [
        "\u{1B}[2J\u{1B}[31mred\u{7}", "\u{1B}]52;c;ZXZpbA==\u{7}", "\u{9B}31m", "a\r\nb\tc\0d",
        "\u{202E}txt.exe\u{202C}\u{2066}x\u{2069}", "שלום עולם", "مرحبا", "日本語のストリーム名", "👩‍👩‍👧‍👦🇩🇪",
        "e\u{301}\u{302}\u{303}\u{304}", "\u{200B}\u{FEFF}\u{AD}", "\u{E000}\u{10FFFF}",
        String(repeating: "n", count: 300),
        String(repeating: "语", count: 300), "",
    ]

    private static func model(_ text: String, _ size: Size, isASCII: Bool) -> Model {
        var report = Scene.brokenReport
        report.stream = StreamDescription(name: text, region: text, status: text)
        report.findings = report.findings.map { finding in
            var finding = finding
            finding.cause = text
            finding.sentences = .init(what: text, why: text, viewer: text, next: text)
            finding.evidence.append(.init(text, .text(text)))
            return finding
        }
        let options = ProgramOptions(stream: text, region: text, isASCII: isASCII, notice: text)
        var model = Model(options: options, size: size)
        _ = model.update(.report(report))
        return model
    }

    @Test(
        arguments: texts,
        [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)])
    func everyCellHoldsOneHarmlessCharacter(text: String, size: Size) {
        for keys: [Key] in [
            [], [.character("e"), .enter], [.left, .enter], [.character("c")], [.character("?")],
        ] {
            var model = Self.model(text, size, isASCII: false)
            for key in keys { model.press(key) }
            let frame = RootView.frame(model)
            #expect(frame.cells.count == size.columns * size.rows)
            #expect(frame.cells.allSatisfy { $0.character.fitsCell })
        }
    }

    @Test(arguments: texts)
    func everythingIsASCIIWhereThatIsAskedFor(text: String) {
        let model = Self.model(text, Size(columns: 120, rows: 40), isASCII: true)
        #expect(RootView.frame(model).cells.allSatisfy { $0.character.isASCII && $0.character.fitsCell })
    }

    @Test(arguments: texts)
    func theLanesStayWhereTheyAre(text: String) {
        let hostile = Self.model(text, Size(columns: 120, rows: 40), isASCII: false)
        let plain = Self.model("plain", Size(columns: 120, rows: 40), isASCII: false)
        let lanes = { (model: Model) in RootView.frame(model).characterPlane.split(separator: "\n")[4..<18] }
        #expect(lanes(hostile).elementsEqual(lanes(plain)))
    }

    @Test(arguments: texts)
    func anErrorMessageIsShownInOneLine(text: String) {
        var model = Model.showing(.healthy)
        _ = model.update(.problem(text))
        let frame = RootView.frame(model)
        #expect(frame.cells.allSatisfy { $0.character.fitsCell })
    }

    @Test(arguments: [(0, 0), (1, 1), (0, 24), (80, 0), (2, 2), (59, 15), (60, 16), (61, 17), (260, 70)])
    func everySizeIsDrawn(columns: Int, rows: Int) {
        for scene in Scene.allCases {
            var model = Model.showing(scene, columns: columns, rows: rows)
            for key: Key in [
                .character("c"), .escape, .character("?"), .escape, .character("e"), .enter, .escape,
            ] {
                model.press(key)
                #expect(RootView.frame(model).cells.count == columns * rows)
            }
        }
    }
}
