import Canvas
import Testing

@testable import CursesTerminal

struct ThemeFileTests {
    /// The roles of which one must never be taken for another.
    private static let distinct: [Role] = [.archive, .playlist, .gap, .late, .warning, .critical, .ok]
    /// The least ΔE*ab between two of them: five times what is just noticeable.
    private static let leastDifference = 12.0
    /// Which themes have colours to tell roles apart by.
    private static let coloured = ThemeSource.names.filter { $0 != "mono" }

    @Test func thereAreThemesForEveryBackground() throws {
        let backgrounds = try ThemeSource.names.map { try ThemeSource($0).background }
        #expect(backgrounds.count >= 8)
        #expect(Set(backgrounds).isSuperset(of: ["dark", "light", "any"]))
    }

    @Test(arguments: ThemeSource.names, Depiction.allCases)
    func everyRoleReadsOnTheBackgroundItIsMadeFor(name: String, depiction: Depiction) throws {
        let source = try ThemeSource(name)
        for role in Role.allCases {
            let style = source.theme.style(of: role)
            let isBold = style.emphasis.contains(.bold)
            // The terminal's own colours are the operator's choice.
            guard let foreground = style.foreground else {
                #expect(style.background == nil, "\(role) has a background without a foreground")
                continue
            }
            let light = depiction.light(of: foreground, isBold: isBold)
            let own = style.background.map { [depiction.light(of: $0, isBold: false)] }
            for background in try own ?? source.backgrounds {
                let contrast = light.contrast(with: background)
                #expect(contrast >= leastContrast(of: source), "\(role) has \(contrast):1")
            }
        }
    }

    /// Source: WCAG 2.2, 1.4.3 (4.5:1), 1.4.6 (7:1), 1.4.11 (3:1): no colour has 4.6:1 on black and on white.
    private func leastContrast(of source: ThemeSource) -> Double {
        if source.theme.name.hasPrefix("contrast-") { return 7 }
        return source.background == "any" ? 3 : 4.5
    }

    @Test(arguments: coloured, Depiction.allCases)
    func rolesThatMatterLookDifferent(name: String, depiction: Depiction) throws {
        try expectDifferences(in: name, depiction, for: .usual)
    }

    @Test(arguments: [Vision.protanopic, .deuteranopic], Depiction.allCases)
    func rolesThatMatterLookDifferentToTheColourBlind(vision: Vision, depiction: Depiction) throws {
        try expectDifferences(in: "colour-blind", depiction, for: vision)
    }

    private func expectDifferences(in name: String, _ depiction: Depiction, for vision: Vision) throws {
        let theme = try ThemeSource(name).theme
        for (place, one) in Self.distinct.enumerated() {
            for other in Self.distinct.dropFirst(place + 1) {
                let (first, second) = (theme.style(of: one), theme.style(of: other))
                // A bar behind the character or a line below it is seen without any colour.
                guard shape(of: first) == shape(of: second) else { continue }
                let lights = try [first, second].map { style in
                    let colour = try #require(style.foreground, "\(one) and \(other) both have no colour")
                    return vision.seeing(depiction.light(of: colour, isBold: style.emphasis.contains(.bold)))
                }
                let difference = lights[0].difference(from: lights[1])
                #expect(difference >= Self.leastDifference, "\(one) and \(other): \(difference)")
            }
        }
    }

    private func shape(of style: Style) -> [Bool] {
        let emphasis = style.emphasis
        return [emphasis.contains(.reverse) || style.background != nil, emphasis.contains(.underline)]
    }

    @Test(arguments: [((0, 0, 0), 21.0), ((0x76, 0x76, 0x76), 4.54), ((255, 255, 255), 1)])
    func contrastIsMeasuredAsPublished(colour: (Int, Int, Int), contrast: Double) {
        let light = Light(red: colour.0, green: colour.1, blue: colour.2)
        let white = Light(red: 255, green: 255, blue: 255)
        #expect(abs(light.contrast(with: white) - contrast) < 0.01)
    }

    @Test(arguments: [Vision.protanopic, .deuteranopic])
    func theColourBlindSeeGreysAsTheyAreAndNoRed(vision: Vision) {
        let grey = Light(red: 128, green: 128, blue: 128)
        #expect(vision.seeing(grey).difference(from: grey) < 0.1)
        let red = vision.seeing(Light(red: 255, green: 0, blue: 0))
        #expect(abs(red.red - red.green) < 0.001)
    }
}
