/// Why bytes can't be read as a stream of Matroska.
package enum MatroskaError: Error, Hashable, Sendable {
    /// Something else stands where an EBML header of Matroska must begin.
    case notMatroska
    /// The stream ends inside an element; `nil` inside an element's own ID or size.
    case truncated(MatroskaID?)
    /// An element that must have come before isn't there.
    case missing(MatroskaID)
    /// An element contradicts itself, its surroundings or the standard; the text says how.
    case malformed(MatroskaID?, String)
    /// An element uses what the standard allows and KVS's producers don't use; the text says what.
    case unsupported(MatroskaID, String)
    /// An element is larger than this many bytes.
    case tooLarge(MatroskaID, limit: Int)
}

extension MatroskaError: CustomStringConvertible {
    /// What is wrong, for people.
    package var description: String {
        switch self {
        case .notMatroska: "The stream doesn't begin as Matroska does; send '-f matroska'."
        case .truncated(let element?): "The stream ends inside its '\(element)' element."
        case .truncated(nil): "The stream ends inside the head of an element."
        case .missing(let element): "The stream has no '\(element)' element where one must have come."
        case .malformed(let element?, let reason): "The stream's '\(element)' element is wrong: \(reason)."
        case .malformed(nil, let reason): "The stream is wrong: \(reason)."
        case .unsupported(let element, let reason):
            "The stream's '\(element)' element can't be read: \(reason)."
        case .tooLarge(let element, let limit): "The stream's '\(element)' element exceeds \(limit) bytes."
        }
    }
}
