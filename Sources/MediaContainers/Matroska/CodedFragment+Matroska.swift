extension CodedFragment {
    /// The fragment that one stored cluster is, after the header that its document began with.
    ///
    /// Both as ``MatroskaEvent`` tells them: ``MatroskaHeader/bytes``, and the bytes of a cluster that has ended.
    package init(matroska header: [UInt8], cluster: [UInt8]) throws(MatroskaError) {
        self.init(tracks: [], frames: [])
        var reader = MatroskaReader()
        var events = try reader.read(header)
        events += try reader.read(cluster)
        events += try reader.finish()
        var clusterCount = 0
        for event in events {
            switch event {
            case .header(let header): tracks = header.tracks
            case .frame(let frame): frames.append(frame)
            case .clusterEnded: clusterCount += 1
            case .clusterBegan, .tags: break
            }
        }
        guard clusterCount == 1 else { throw .malformed(.cluster, "there are \(clusterCount) of it") }
    }
}
