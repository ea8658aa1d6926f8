extension Scenario {
    /// Nothing is wrong: only the jitter that every network has.
    package static let steady = Scenario(
        "steady", summary: "A healthy stream: 2.048 s fragments, 0.9 s behind, a little jitter."
    ) { _ in
        Script()
    }
}
