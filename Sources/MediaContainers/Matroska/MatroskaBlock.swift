/// A frame with its place in a cluster. Source: RFC 9559 §10.
struct MatroskaBlock {
    /// The frame; its time counts from the cluster's timestamp.
    let frame: CodedFrame

    /// Reads an element `SimpleBlock`.
    init(simple element: MatroskaElement, header: MatroskaHeader) throws(MatroskaError) {
        let contents = try Contents(element)
        let isKeyFrame: UInt8 = 0x80
        frame = try contents.frame(
            isKeyFrame: contents.flags & isKeyFrame != 0, duration: nil, header: header)
    }

    /// Reads an element `BlockGroup`, or `nil` where it holds no block.
    init?(group: MatroskaElement, header: MatroskaHeader) throws(MatroskaError) {
        let children = try group.children()
        guard let block = children.first(where: { $0.id == .block }) else { return nil }
        var duration: Duration?
        if let element = children.first(where: { $0.id == .blockDuration }) {
            duration = try header.tick.duration(of: element.nanoseconds(), in: element.id)
        }
        // A frame that refers to no other is a place to begin: RFC 9559 §5.1.3.5.5.
        let isKeyFrame = !children.contains { $0.id == .referenceBlock }
        frame = try Contents(block).frame(isKeyFrame: isKeyFrame, duration: duration, header: header)
    }
}

/// What `Block` and `SimpleBlock` have in common. Source: RFC 9559 §10.1, §10.2.
private struct Contents {
    let element: MatroskaElement
    let trackNumber: Int
    let ticks: Int16
    let flags: UInt8

    init(_ element: MatroskaElement) throws(MatroskaError) {
        let payload = element.payload
        let numberCount = (payload.first?.leadingZeroBitCount ?? 8) + 1
        guard let number = VariableInteger(payload, byteCount: numberCount), payload.count >= numberCount + 3
        else { throw .malformed(element.id, "it ends inside its head") }
        let head = payload.dropFirst(numberCount).prefix(3)
        trackNumber = number.value
        ticks = Int16(bitPattern: head.prefix(2).reduce(0) { $0 << 8 | UInt16($1) })
        flags = head.last ?? 0
        self.element = MatroskaElement(id: element.id, payload: payload.dropFirst(numberCount + 3))
        let lacing: UInt8 = 0x06
        guard flags & lacing == 0 else { throw .unsupported(element.id, "it laces several frames together") }
    }

    func frame(
        isKeyFrame: Bool, duration: Duration?, header: MatroskaHeader
    ) throws(MatroskaError) -> CodedFrame {
        CodedFrame(
            trackNumber: trackNumber, time: try header.tick.duration(of: Int64(ticks), in: element.id),
            duration: duration ?? header.defaultDurations[trackNumber], isKeyFrame: isKeyFrame,
            data: Array(element.payload))
    }
}
