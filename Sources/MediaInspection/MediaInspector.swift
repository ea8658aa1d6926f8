package import MediaContainers

/// Reads the media of fragments as they arrive, and describes one fragment after the other.
///
/// Takes any bytes in pieces of any size. It remembers the fragment that is arriving, within ``MatroskaReader/Limits``,
/// and of frames only numbers. What can't be read ends it: the rest is passed over.
package struct MediaInspector: Sendable {
    private var reader: MatroskaReader
    private var open = OpenFragment()
    private var hasFailed = false

    /// An inspector before the first byte.
    package init(limits: MatroskaReader.Limits = .init()) { reader = MatroskaReader(limits: limits) }

    /// Takes the next `bytes`; the fragments that they complete.
    package mutating func read(_ bytes: some Collection<UInt8>) -> [InspectedFragment] {
        guard !hasFailed else { return [] }
        var events: [MatroskaEvent] = []
        var failure: MatroskaError?
        do throws(MatroskaError) { try reader.read(bytes, into: &events) } catch { failure = error }
        return take(events, failure)
    }

    /// Takes the end of the media; the fragment that was still arriving.
    package mutating func finish() -> [InspectedFragment] {
        guard !hasFailed else { return [] }
        do throws(MatroskaError) {
            let fragments = take(try reader.finish(), nil)
            hasFailed = true
            return open.isEmpty ? fragments : fragments + [open.finished()]
        } catch {
            return take([], error)
        }
    }

    private mutating func take(_ events: [MatroskaEvent], _ failure: MatroskaError?) -> [InspectedFragment] {
        var fragments: [InspectedFragment] = []
        for event in events {
            if begins(with: event) {
                fragments.append(open.finished())
                open = OpenFragment()
            }
            add(event)
        }
        if let failure {
            hasFailed = true
            fragments += cutOff(by: failure)
        }
        return fragments
    }

    /// What is left when the media can't be read on: a complete fragment isn't blamed for what follows it.
    private func cutOff(by failure: MatroskaError) -> [InspectedFragment] {
        guard open.isComplete else { return [open.finished(failure)] }
        return [open.finished(), OpenFragment().finished(failure)]
    }

    /// Whether `event` can't belong to the fragment that is arriving.
    private func begins(with event: MatroskaEvent) -> Bool {
        switch event {
        case .header: open.isBeyondHeader
        case .tags(let tags): open.isOver(before: tags)
        case .clusterBegan, .frame, .clusterEnded: false
        }
    }

    private mutating func add(_ event: MatroskaEvent) {
        switch event {
        case .header(let header): open.add(header)
        case .tags(let tags): for tag in tags { open.add(tag) }
        case .clusterBegan(let time): open.beginCluster(at: time)
        case .frame(let frame): open.add(frame)
        case .clusterEnded(let bytes): open.endCluster(byteCount: bytes.count)
        }
    }
}
