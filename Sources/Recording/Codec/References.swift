/// A list told by what is known already: an index, a run of indices `[first, last]` in either direction, or, where
/// something is new, the whole of it.
enum References {
    /// No listing and no playlist is longer; a few bytes can't stand for more.
    private static let longest = 1_000_000

    /// `elements` as nodes; `place` says where an element that is known stands, `whole` tells one that is new.
    static func write<Element>(
        _ elements: [Element], place: (Element) -> Int?, whole: (Element) -> JSONNode
    ) -> JSONNode {
        var nodes: [JSONNode] = []
        var run: Run?
        for element in elements {
            let index = place(element)
            if let index, run?.takes(index) == true { continue }
            if let run { nodes.append(run.node) }
            run = index.map { Run(first: $0, last: $0) }
            if index == nil { nodes.append(whole(element)) }
        }
        if let run { nodes.append(run.node) }
        return .list(nodes)
    }

    /// The elements that `node` tells; `known` are those it may point at.
    static func read<Element>(
        _ node: JSONNode?, known: some RandomAccessCollection<Element>,
        whole: (JSONNode) throws(Mismatch) -> Element
    ) throws(Mismatch) -> [Element] {
        guard let nodes = node?.elements else { throw Mismatch("is no list") }
        var elements: [Element] = []
        for node in nodes {
            guard elements.count < longest else { throw Mismatch("is too long") }
            switch node {
            case .number, .list:
                guard let run = Run(node), run.stays(below: known.count) else {
                    throw Mismatch("points at what isn't there")
                }
                elements += run.indices.lazy.map { known[known.index(known.startIndex, offsetBy: $0)] }
            default: elements.append(try whole(node))
            }
        }
        return elements
    }
}

/// Indices one behind the other, upwards or downwards.
private struct Run {
    var first: Int
    var last: Int

    init(first: Int, last: Int) {
        self.first = first
        self.last = last
    }

    init?(_ node: JSONNode) {
        let ends = (node.elements ?? [node]).map(\.integer)
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else {
            return nil
        }
        self.init(first: first, last: last)
    }

    var node: JSONNode {
        first == last ? .integer(first) : .list([.integer(first), .integer(last)])
    }

    var indices: [Int] { first <= last ? Array(first...last) : (last...first).reversed() }

    func stays(below count: Int) -> Bool {
        (0..<count).contains(first) && (0..<count).contains(last)
    }

    /// Lengthens the run by `index` where that is next to its end.
    mutating func takes(_ index: Int) -> Bool {
        let step = index - last
        guard abs(step) == 1, first == last || (last > first) == (step > 0) else { return false }
        last = index
        return true
    }
}
