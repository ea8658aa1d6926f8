/// The member names that a reader knows, compared as bytes so that no string is made of a name.
struct JSONKeys<Name: CaseIterable & RawRepresentable & Sendable>: Sendable where Name.RawValue == String {
    private let table: [(text: [UInt8], name: Name)]

    /// All cases of `Name`, whose raw values are the names on the wire.
    init() {
        table = Name.allCases.map { (Array($0.rawValue.utf8), $0) }
    }

    /// The name that `bytes` spell, or `nil`.
    func name(_ bytes: ArraySlice<UInt8>) -> Name? {
        for entry in table where entry.text.count == bytes.count && bytes.elementsEqual(entry.text) {
            return entry.name
        }
        return nil
    }
}
