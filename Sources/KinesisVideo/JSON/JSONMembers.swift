/// The members of an object in their order, whose values stay as they were written: for files that others write, too.
struct JSONMembers: Hashable, Sendable {
    private var members: [(name: String, value: [UInt8])] = []

    /// Reads a whole object.
    init(_ bytes: [UInt8]) throws(UndecodableBody) {
        var scanner = JSONScanner(bytes)
        members = try scanner.members()
    }

    /// The value of the member called `name` in JSON; `nil` where there is none.
    subscript(name: String) -> [UInt8]? {
        get { members.first { $0.name == name }?.value }
        set {
            let index = members.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// The object in JSON.
    var bytes: [UInt8] {
        let parts = members.map { Array("\(JSONEscapes.quoted($0.name)): ".utf8) + $0.value }
        return Array("{".utf8) + parts.joined(separator: ", ".utf8) + Array("}".utf8)
    }

    static func == (left: JSONMembers, right: JSONMembers) -> Bool { left.bytes == right.bytes }

    func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
