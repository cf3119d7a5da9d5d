/// Powers and logarithms by arithmetic alone, so that every machine computes the same bits.
public enum Elementary {
  /// 2ˣ for |x| < 1000, relative error below 1e-13: a degree-11 Taylor series on ±1/2.
  @inline(__always)
  public static func exp2(_ x: Double) -> Double {
    let shifted = x + 0x1.8p52
    let whole = shifted - 0x1.8p52
    let f = x - whole
    // Pairs, pairs of pairs, and so on (Estrin's scheme): a third of the waiting of Horner's.
    let f2 = f * f
    let f4 = f2 * f2
    let low =
      (1.0 + 6.931_471_805_599_453e-1 * f)
      + (2.402_265_069_591_007e-1 + 5.550_410_866_482_158e-2 * f) * f2
    let middle =
      (9.618_129_107_628_477e-3 + 1.333_355_814_642_844_3e-3 * f)
      + (1.540_353_039_338_161e-4 + 1.525_273_380_405_984e-5 * f) * f2
    let high =
      (1.321_548_679_014_43e-6 + 1.017_808_600_923_97e-7 * f)
      + (7.054_911_620_801_12e-9 + 4.455_382_671_813_42e-10 * f) * f2
    let p = low + f4 * (middle + f4 * high)
    return p * Double(bitPattern: UInt64(bitPattern: (Int64(whole) + 1023) << 52))
  }

  @inline(__always)
  public static func exp(_ x: Double) -> Double { exp2(x * 1.442_695_040_888_963_4) }

  /// log₂ of a positive normal number, relative error below 1e-14: 2·atanh series around 1.
  @inline(__always)
  public static func log2(_ x: Double) -> Double {
    var bits = x.bitPattern
    var exponent = Double(Int64(bits >> 52) - 1023)
    bits = (bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000
    var m = Double(bitPattern: bits)
    if m > 1.414_213_562_373_095 {
      m *= 0.5
      exponent += 1
    }
    let s = (m - 1) / (m + 1)
    let z = s * s
    var p = 1.0 / 19
    p = p * z + 1.0 / 17
    p = p * z + 1.0 / 15
    p = p * z + 1.0 / 13
    p = p * z + 1.0 / 11
    p = p * z + 1.0 / 9
    p = p * z + 1.0 / 7
    p = p * z + 1.0 / 5
    p = p * z + 1.0 / 3
    p = p * z + 1.0
    return exponent + 2.885_390_081_777_926_8 * s * p
  }

  @inline(__always)
  public static func log(_ x: Double) -> Double { log2(x) * 0.693_147_180_559_945_3 }

  /// xʸ for x > 0; 0ʸ is 0, and so is what is below 2⁻¹⁰⁰⁰.
  @inline(__always)
  public static func power(_ x: Double, _ y: Double) -> Double {
    guard x > 0 else { return 0 }
    let exponent = y * log2(x)
    return exponent < -1000 ? 0 : exp2(exponent)
  }
}
