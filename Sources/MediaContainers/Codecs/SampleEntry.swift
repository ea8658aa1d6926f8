/// The box in `stsd` that says how a track is decoded. Source: ISO/IEC 14496-12 §8.5.2, §12.1.3, §12.2.3.
enum SampleEntry {
    /// Six reserved bytes and the index of the data reference, always 1.
    private static let head: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 1]
    /// The bytes before the boxes in an entry for pictures, and in one for sound.
    private static let (videoFields, audioFields) = (78, 28)

    /// The entry `type` for pictures, with `codecPrivate` in its box `configuration`.
    static func video(
        _ type: BoxType, _ configuration: BoxType, _ codecPrivate: [UInt8], _ size: (width: Int, height: Int)
    ) -> [UInt8] {
        var writer = ByteWriter()
        writer.box(type) { entry in
            entry.append(contentsOf: head)
            entry.appendZeros(16)
            entry.append(UInt16(clamping: size.width))
            entry.append(UInt16(clamping: size.height))
            let dotsPerInch: UInt32 = 72 << 16
            for _ in ["horizontal", "vertical"] { entry.append(dotsPerInch) }
            entry.appendZeros(4)
            let framesPerSample: UInt16 = 1
            entry.append(framesPerSample)
            entry.appendZeros(32)
            let depth: UInt16 = 24
            entry.append(depth)
            entry.append(UInt16.max)
            entry.box(configuration) { $0.append(contentsOf: codecPrivate) }
        }
        return writer.bytes
    }

    /// The entry for AAC.
    static func audio(_ config: [UInt8], samplesPerSecond: Int, channels: Int) -> [UInt8] {
        var writer = ByteWriter()
        writer.box("mp4a") { entry in
            entry.append(contentsOf: head)
            entry.appendZeros(8)
            entry.append(UInt16(clamping: channels))
            let bitsPerSample: UInt16 = 16
            entry.append(bitsPerSample)
            entry.appendZeros(4)
            // The field is 16.16; frequencies beyond it are told by the configuration alone: ISO/IEC 14496-14 §6.7.2.
            entry.append(UInt32(UInt16(exactly: samplesPerSecond) ?? 0) << 16)
            entry.fullBox("esds") { $0.append(contentsOf: ElementaryStream.descriptor(config)) }
        }
        return writer.bytes
    }

    /// The contents of the box `configuration` in an entry for pictures.
    static func `private`(
        _ configuration: BoxType, ofVideo entry: Box
    ) throws(ContainerError) -> [UInt8] {
        let boxes = try Box.boxes(in: entry.payload.dropFirst(videoFields))
        guard let box = boxes.first(where: { $0.type == configuration }) else {
            throw .missing(configuration)
        }
        return Array(box.payload)
    }

    /// What an entry for AAC says; the sampling frequency is the configuration's where it can be read.
    static func sound(
        _ entry: Box
    ) throws(ContainerError) -> (samplesPerSecond: Int, channels: Int, config: [UInt8]) {
        var reader = entry.reader
        try reader.skip(16)
        let channels = Int(try reader.number(UInt16.self))
        try reader.skip(6)
        let frequency = Int(try reader.number(UInt32.self) >> 16)
        let boxes = try Box.boxes(in: entry.payload.dropFirst(audioFields))
        guard let box = boxes.first(where: { $0.type == "esds" }) else { throw .missing("esds") }
        let config = try ElementaryStream.config(esds: box)
        // A configuration that can't be read is told where it is asked for; the entry's own word has to do.
        guard let read = try? AudioSpecificConfig(parsing: config) else {
            return (frequency, channels, config)
        }
        return (read.samplesPerSecond, read.channels, config)
    }
}
