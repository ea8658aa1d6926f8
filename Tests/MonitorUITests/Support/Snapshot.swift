import Canvas
import Foundation
import Testing

/// Compares a frame with the one that was recorded, characters and roles both.
///
/// With `KVSMON_RECORD_SNAPSHOTS=1` in the environment it writes the frame down instead, and fails: whoever records,
/// looks at what changed before it is committed.
func expectSnapshot(_ frame: Frame, named name: String, sourceLocation: SourceLocation = #_sourceLocation)
    throws
{
    let text = snapshotText(of: frame)
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Snapshots/\(name).txt")
    if ProcessInfo.processInfo.environment["KVSMON_RECORD_SNAPSHOTS"] == "1" {
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(name); look at it", sourceLocation: sourceLocation)
        return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    let difference = firstDifference(text, recorded)
    #expect(difference == nil, "\(name) differs from its snapshot", sourceLocation: sourceLocation)
}

/// Both planes, without the blanks at the lines' ends: what is shown, then what it means.
private func snapshotText(of frame: Frame) -> String {
    let trimmed = { (plane: String, filler: Character) in
        plane.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == filler }.reversed())
        }.joined(separator: "\n")
    }
    let size = "\(frame.size.columns)x\(frame.size.rows)"
    return
        "characters \(size)\n\(trimmed(frame.characterPlane, " "))\nroles\n\(trimmed(frame.rolePlane, "."))\n"
}

private func firstDifference(_ one: String, _ other: String) -> String? {
    let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
    guard one != other else { return nil }
    let pair = zip(lines(one), lines(other)).enumerated().first { $0.element.0 != $0.element.1 }
    return pair.map { "line \($0.offset + 1):\n  now  \($0.element.0)\n  then \($0.element.1)" }
        ?? "the number of lines"
}
