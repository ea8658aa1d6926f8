import Foundation
import HLS

/// Every stored property of `value` that says something, one a line, indented by depth.
///
/// It goes by reflection, so that a new property shows up without a change here.
func outline(_ value: Any) -> String {
    lines(String(describing: type(of: value)), value, depth: 0).joined(separator: "\n") + "\n"
}

private func lines(_ label: String, _ value: Any, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    if case .some(false) = value as? Bool, Mirror(reflecting: value).displayStyle == .optional {
        return ["\(indent)\(label): no"]
    }
    if let text = leaf(value) { return text.isEmpty ? [] : ["\(indent)\(label): \(text)"] }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
        return mirror.children.flatMap { lines(label, $0.value, depth: depth) }
    case .collection:
        return zip(0..., mirror.children).flatMap { lines("\(label)[\($0)]", $1.value, depth: depth) }
    default:
        let children = mirror.children.flatMap { lines($0.label ?? "", $0.value, depth: depth + 1) }
        return ["\(indent)\(label)"] + children
    }
}

/// A value on one line; empty where it says nothing; `nil` where it has parts.
private func leaf(_ value: Any) -> String? {
    switch value {
    case let flag as Bool: flag ? "yes" : ""
    case let text as String: "“\(text)”"
    case let number as any BinaryInteger: "\(number)"
    case let number as Double: "\(number)"
    case let duration as Duration: "\(duration)"
    // Foundation cuts milliseconds off instead of rounding them.
    case let date as Date:
        date.addingTimeInterval(0.000_1).formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    case let word as any RawRepresentable: "\(word.rawValue)"
    default:
        Mirror(reflecting: value).displayStyle == .enum && Mirror(reflecting: value).children.isEmpty
            ? "\(value)" : nil
    }
}
