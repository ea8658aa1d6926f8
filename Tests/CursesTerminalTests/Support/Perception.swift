import Foundation

/// A colour as light: linear red, green and blue, each 0 to 1.
struct Light {
    let red, green, blue: Double

    /// The light of an sRGB colour, parts 0 to 255. Source: IEC 61966-2-1.
    init(red: Int, green: Int, blue: Int) {
        func linear(_ part: Int) -> Double {
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        self.init(linear(red), linear(green), linear(blue))
    }

    private init(_ red: Double, _ green: Double, _ blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Relative luminance, 0 to 1. Source: WCAG 2.2.
    var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    /// The contrast ratio, 1 to 21. Source: WCAG 2.2.
    func contrast(with other: Light) -> Double {
        let (dark, bright) = (min(luminance, other.luminance), max(luminance, other.luminance))
        return (bright + 0.05) / (dark + 0.05)
    }

    /// How unlike two colours look: ΔE*ab; about 2.3 is just noticeable. Source: CIE 1976, ISO/CIE 11664-4.
    func difference(from other: Light) -> Double {
        zip(lab, other.lab).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    /// Lightness and the two colour axes, for the white D65.
    private var lab: [Double] {
        func curve(_ value: Double) -> Double {
            let value = max(0, value)
            return value > 216.0 / 24_389 ? cbrt(value) : (24_389.0 / 27 * value + 16) / 116
        }
        let x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
        let y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
        let z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
    }
}

/// Whose eyes look.
///
/// Source: Viénot, Brettel, Mollon 1999, Digital video colourmaps for checking the legibility of displays by dichromats:
/// the products of its matrices.
enum Vision: CaseIterable {
    case usual
    /// Without the cones for red.
    case protanopic
    /// Without the cones for green.
    case deuteranopic

    /// How `light` looks to them.
    func seeing(_ light: Light) -> Light {
        switch self {
        case .usual: light
        case .protanopic: light.mixed(red: 0.11238, green: 0.88762, skew: 0.00401)
        case .deuteranopic: light.mixed(red: 0.29275, green: 0.70725, skew: -0.02234)
        }
    }
}

extension Light {
    /// Red and green become one mixture, and blue takes a little of their difference.
    fileprivate func mixed(red share: Double, green other: Double, skew: Double) -> Light {
        let mixture = share * red + other * green
        return Light(mixture, mixture, min(1, max(0, blue + skew * (red - green))))
    }
}
