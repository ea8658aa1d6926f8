/// An attribute list: `NAME=value` pairs between commas; values in quotation marks may hold commas.
///
/// Source: RFC 8216 §4.2.
struct AttributeList {
    /// What keeps a piece of the list from being read.
    enum Flaw: String {
        case missingEquals = "has no “=”"
        case missingName = "has no name before “=”"
        case openQuotation = "has no closing quotation mark"
        case repeatedName = "is there twice; the first counts"
        case strayBlank = "has white space around it"
    }

    /// The attributes in the order written.
    private(set) var attributes: [Attribute] = []
    /// The pieces that broke a rule, with the rule they broke.
    private(set) var flaws: [(piece: String, flaw: Flaw)] = []

    init(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty {
            let (piece, isOpen) = Self.piece(of: rest)
            rest = rest[piece.endIndex...].dropFirst()
            let text = String(decoding: piece, as: UTF8.self)
            if isOpen { flaws.append((text, .openQuotation)) } else { add(piece, text) }
        }
    }

    /// What stands before the next comma outside quotation marks; open where the closing mark is missing.
    private static func piece(of bytes: ArraySlice<UInt8>) -> (bytes: ArraySlice<UInt8>, isOpen: Bool) {
        var isQuoted = false
        let end = bytes.firstIndex { byte in
            if byte == .quotationMark { isQuoted.toggle() }
            return byte == .comma && !isQuoted
        }
        return (bytes[..<(end ?? bytes.endIndex)], isQuoted)
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>, _ text: String) {
        let piece = bytes.trimmed
        if piece.count < bytes.count { flaws.append((text, .strayBlank)) }
        guard !piece.isEmpty else { return }
        guard let equals = piece.firstIndex(of: .equals) else { return flaws.append((text, .missingEquals)) }
        guard equals > piece.startIndex else { return flaws.append((text, .missingName)) }
        let name = String(decoding: piece[..<equals], as: UTF8.self)
        guard !attributes.contains(where: { $0.name == name }) else {
            return flaws.append((text, .repeatedName))
        }
        let value = String(decoding: piece[equals...].dropFirst(), as: UTF8.self)
        attributes.append(Attribute(name: name, value: value))
    }
}

extension ArraySlice<UInt8> {
    /// Itself without spaces and tabs at either end.
    var trimmed: Self {
        var slice = self
        while slice.first?.isBlank == true { slice.removeFirst() }
        while slice.last?.isBlank == true { slice.removeLast() }
        return slice
    }
}
