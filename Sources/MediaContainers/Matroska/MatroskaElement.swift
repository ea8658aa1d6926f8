/// An element that is there as a whole. Source: RFC 8794 §3.
struct MatroskaElement {
    /// What kind of element it is.
    let id: MatroskaID
    /// What follows its head.
    let payload: ArraySlice<UInt8>

    /// The elements inside this one; checksums aren't checked, as players don't.
    func children() throws(MatroskaError) -> [MatroskaElement] {
        var children: [MatroskaElement] = []
        var rest = payload
        while !rest.isEmpty {
            guard let head = try MatroskaElementHead(startOf: rest) else {
                throw .malformed(id, "it ends inside the head of an element")
            }
            rest = rest.dropFirst(head.byteCount)
            guard let size = head.size, size <= rest.count else {
                throw .malformed(head.id, "it doesn't fit into '\(id)'")
            }
            children.append(MatroskaElement(id: head.id, payload: rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return children
    }

    /// The contents as a number. Source: RFC 8794 §7.2: up to eight bytes, none for 0.
    func unsigned() throws(MatroskaError) -> UInt64 {
        guard payload.count <= 8 else { throw .malformed(id, "its number has more than eight bytes") }
        return payload.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The contents as a count that later sums can't overflow.
    func count() throws(MatroskaError) -> Int {
        guard let count = Int32(exactly: try unsigned()) else {
            throw .malformed(id, "its number is too large")
        }
        return Int(count)
    }

    /// The contents as a duration given in nanoseconds.
    func nanoseconds() throws(MatroskaError) -> Int64 {
        guard let nanoseconds = Int64(exactly: try unsigned()) else {
            throw .malformed(id, "its time is beyond reach")
        }
        return nanoseconds
    }

    /// The contents as a fractional number. Source: RFC 8794 §7.3: none for 0, four or eight bytes.
    func float() throws(MatroskaError) -> Double {
        switch payload.count {
        case 0: 0
        case 4: Double(Float(bitPattern: UInt32(try unsigned())))
        case 8: Double(bitPattern: try unsigned())
        default: throw .malformed(id, "its number has neither four nor eight bytes")
        }
    }

    /// The contents as text. Source: RFC 8794 §7.4, §7.5: zeros may fill it up.
    var text: String { String(decoding: payload.prefix { $0 != 0 }, as: UTF8.self) }
}
