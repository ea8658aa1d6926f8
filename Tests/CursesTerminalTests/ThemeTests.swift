import Canvas
import Testing

struct ThemeTests {
    @Test(arguments: Role.allCases)
    func everyRoleFallsBackToTextInTheEnd(role: Role) {
        let theme = Theme(name: "test", styles: [.text: Style(foreground: .indexed(5))])
        #expect(theme.style(of: role) == Style(foreground: .indexed(5)))
    }

    @Test(arguments: [
        (Role.critical, Role.warning), (.gap, .critical), (.pending, .muted), (.header, .title),
    ])
    func roleLeftOutLooksLikeARelatedOne(role: Role, related: Role) {
        let theme = Theme(name: "test", styles: [related: Style(emphasis: .bold)])
        #expect(theme.style(of: role) == Style(emphasis: .bold))
    }

    @Test
    func roleWithAStyleOfItsOwnKeepsIt() {
        let theme = Theme(
            name: "test", styles: [.gap: Style(emphasis: .reverse), .critical: Style(emphasis: .bold)])
        #expect(theme.style(of: .gap) == Style(emphasis: .reverse))
    }
}
