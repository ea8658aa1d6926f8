/// A name and a value that a stream carries beside its media: a `SimpleTag`. Source: RFC 9559 §5.1.8.1.2.
package struct MatroskaTag: Hashable, Sendable {
    /// What it is about.
    package var name: String
    /// What is said of it.
    package var value: String

    /// A tag.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// The tags with text in an element `Tags`, in its order; tags inside tags are passed over.
    static func tags(in element: MatroskaElement) throws(MatroskaError) -> [MatroskaTag] {
        var tags: [MatroskaTag] = []
        for tag in try element.children() where tag.id == .tag {
            for simple in try tag.children() where simple.id == .simpleTag {
                let parts = try simple.children()
                guard let name = parts.first(where: { $0.id == .tagName }),
                    let value = parts.first(where: { $0.id == .tagString })
                else { continue }
                tags.append(MatroskaTag(name: name.text, value: value.text))
            }
        }
        return tags
    }
}
