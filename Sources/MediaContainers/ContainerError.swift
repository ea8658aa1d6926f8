/// Why bytes can't be read as ISO base media.
package enum ContainerError: Error, Hashable, Sendable {
    /// The bytes end inside `box`; `nil` outside of any.
    case truncated(BoxType?)
    /// A box that must be there isn't.
    case missing(BoxType)
    /// A box contradicts itself, another box or the file's size; the text says how.
    case malformed(BoxType, String)
}

extension ContainerError: CustomStringConvertible {
    /// What is wrong, for people.
    package var description: String {
        switch self {
        case .truncated(let box?): "The media ends inside its '\(box)' box; copy the file again."
        case .truncated(nil): "The media ends inside a box header; copy the file again."
        case .missing(let box):
            "The media has no '\(box)' box; it isn't an MP4 file that was written to its end."
        case .malformed(let box, let reason): "The media's '\(box)' box is wrong: \(reason)."
        }
    }
}
