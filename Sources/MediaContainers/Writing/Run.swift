/// A value that stands several times in a row.
struct Run<Value> {
    /// The value.
    var value: Value
    /// How often it stands there; at least once.
    var count: Int
}

extension Sequence where Element: Equatable {
    /// The elements in their order, equal neighbours together.
    var runs: [Run<Element>] {
        reduce(into: []) { runs, element in
            if let last = runs.last, last.value == element {
                runs[runs.count - 1].count += 1
            } else {
                runs.append(Run(value: element, count: 1))
            }
        }
    }
}
