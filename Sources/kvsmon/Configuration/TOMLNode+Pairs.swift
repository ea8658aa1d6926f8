import KinesisVideoSimulator

extension TOMLNode {
    /// What a table holds, in the order of its lines; nothing where it isn't one.
    var pairs: [(key: String, node: TOMLNode)] {
        guard case .table(let nodes) = value else { return [] }
        return nodes.map { ($0.key, $0.value) }.sorted { ($0.node.line, $0.key) < ($1.node.line, $1.key) }
    }
}
