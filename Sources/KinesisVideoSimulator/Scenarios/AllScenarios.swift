extension Scenario {
    /// Every scenario, in the order in which they are listed.
    package static let all: [Scenario] = [
        .demo, .steady, .gap, .late, .reconnect, .clockJump, .drift, .silent,
    ]

    /// The scenario with this name, or `nil`.
    package static func named(_ name: String) -> Scenario? { all.first { $0.name == name } }
}
