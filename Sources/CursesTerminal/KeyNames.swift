internal import CNcurses
internal import Canvas

extension Key {
    private static let kinds: [UInt32: Key] = [
        KVS_KEY_UP.rawValue: .up, KVS_KEY_DOWN.rawValue: .down,
        KVS_KEY_LEFT.rawValue: .left, KVS_KEY_RIGHT.rawValue: .right,
        KVS_KEY_HOME.rawValue: .home, KVS_KEY_END.rawValue: .end,
        KVS_KEY_PAGE_UP.rawValue: .pageUp, KVS_KEY_PAGE_DOWN.rawValue: .pageDown,
        KVS_KEY_BACKSPACE.rawValue: .backspace, KVS_KEY_DELETE.rawValue: .delete,
        KVS_KEY_ENTER.rawValue: .enter, KVS_KEY_BACK_TAB.rawValue: .backTab,
        KVS_KEY_SHIFT_LEFT.rawValue: .shiftLeft, KVS_KEY_SHIFT_RIGHT.rawValue: .shiftRight,
    ]

    /// What a person would call `key`; `nil` for what has no name.
    init?(_ key: kvs_key) {
        switch key.kind {
        case KVS_KEY_SCALAR: self.init(scalar: key.value)
        case KVS_KEY_FUNCTION: self = .function(Int(key.value))
        default:
            guard let named = Self.kinds[key.kind.rawValue] else { return nil }
            self = named
        }
    }

    /// The key that sends this scalar.
    ///
    /// Control with a letter sends the letter's code less 0x60; Tab, Enter and Backspace are among those codes and are
    /// what people mean by them.
    init?(scalar value: UInt32) {
        guard let scalar = Unicode.Scalar(value) else { return nil }
        switch value {
        case 0x09: self = .tab
        case 0x0A, 0x0D: self = .enter
        case 0x08, 0x7F: self = .backspace
        case 0x1B: self = .escape
        case 0x01...0x1A: self = .control(Character(Unicode.Scalar(UInt8(value + 0x60))))
        case 0x00, 0x1C...0x1F: self = .control(Character(Unicode.Scalar(UInt8(value + 0x40))))
        case 0x80...0x9F: return nil
        default: self = .character(Character(scalar))
        }
    }
}

extension MouseEvent {
    private static let kinds: [UInt32: Kind] = [
        KVS_KEY_MOUSE_PRESSED.rawValue: .pressed, KVS_KEY_MOUSE_DRAGGED.rawValue: .dragged,
        KVS_KEY_MOUSE_RELEASED.rawValue: .released, KVS_KEY_MOUSE_WHEEL_UP.rawValue: .wheelUp,
        KVS_KEY_MOUSE_WHEEL_DOWN.rawValue: .wheelDown,
    ]

    /// What `key` tells of the mouse; `nil` for a key.
    init?(_ key: kvs_key) {
        guard let kind = Self.kinds[key.kind.rawValue] else { return nil }
        self.init(kind, at: Point(column: Int(key.column), row: Int(key.row)))
    }
}
