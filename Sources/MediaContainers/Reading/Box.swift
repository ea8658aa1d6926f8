/// One box: a type and its contents. Source: ISO/IEC 14496-12 §4.2.
package struct Box: Hashable, Sendable {
    /// What kind of box it is.
    package let type: BoxType
    /// What follows its header. The indices are those of the whole file.
    package let payload: ArraySlice<UInt8>
    /// How many bytes it takes, header included.
    package let byteCount: Int

    /// The boxes that lie one after the other in `bytes`.
    package static func boxes(in bytes: ArraySlice<UInt8>) throws(ContainerError) -> [Box] {
        var boxes: [Box] = []
        var rest = bytes
        while !rest.isEmpty {
            let box = try Box(startOf: rest)
            boxes.append(box)
            rest = rest.dropFirst(box.byteCount)
        }
        return boxes
    }

    /// The box that `bytes` begin with.
    init(startOf bytes: ArraySlice<UInt8>) throws(ContainerError) {
        var reader = ByteReader(bytes, of: nil)
        let shortSize: UInt32 = try reader.number()
        type = BoxType(code: try reader.number())
        // §4.2: 1 announces a 64-bit size, 0 a box that reaches to the end of the file.
        let size: UInt64 =
            switch shortSize {
            case 0: UInt64(bytes.count)
            case 1: try reader.number()
            default: UInt64(shortSize)
            }
        let headerCount = bytes.count - reader.count
        guard size >= headerCount else {
            throw .malformed(type, "its size \(size) is smaller than its header")
        }
        guard size <= bytes.count else { throw .truncated(type) }
        byteCount = Int(size)
        payload = bytes.prefix(byteCount).dropFirst(headerCount)
    }

    /// The boxes inside this one.
    package func children() throws(ContainerError) -> [Box] { try Box.boxes(in: payload) }

    /// The first box inside this one that is a `type`, or `nil`.
    package func child(_ type: BoxType) throws(ContainerError) -> Box? {
        try children().first { $0.type == type }
    }

    /// The box found by going down `path`, one type a level.
    package func descendant(_ path: BoxType...) throws(ContainerError) -> Box {
        var box = self
        for type in path {
            guard let next = try box.child(type) else { throw .missing(type) }
            box = next
        }
        return box
    }

    /// A cursor over the contents.
    var reader: ByteReader { ByteReader(payload, of: type) }
}
