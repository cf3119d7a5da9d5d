/// The standard normal distribution.
public enum Normal {
  /// The value below which the share `p` lies, 0 < p < 1: algorithm AS 241 (M. J. Wichura, Applied
  /// Statistics 37, 1988), relative error about 1e-16.
  @inline(__always)
  public static func quantile(_ p: Double) -> Double {
    let q = p - 0.5
    if q.magnitude <= 0.425 {
      let r = 0.180625 - q * q
      var n = 2.509_080_928_730_122_672_7e3
      n = n * r + 3.343_057_558_358_812_810_5e4
      n = n * r + 6.726_577_092_700_870_085_3e4
      n = n * r + 4.592_195_393_154_987_145_7e4
      n = n * r + 1.373_169_376_550_946_112_5e4
      n = n * r + 1.971_590_950_306_551_442_7e3
      n = n * r + 1.331_416_678_917_843_774_5e2
      n = n * r + 3.387_132_872_796_366_608_0
      var d = 5.226_495_278_852_854_561_0e3
      d = d * r + 2.872_908_573_572_194_267_4e4
      d = d * r + 3.930_789_580_009_271_061_0e4
      d = d * r + 2.121_379_430_158_659_586_7e4
      d = d * r + 5.394_196_021_424_751_107_7e3
      d = d * r + 6.871_870_074_920_579_083_0e2
      d = d * r + 4.231_333_070_160_091_125_2e1
      d = d * r + 1
      return q * n / d
    }
    return tail(q < 0 ? p : 1 - p, sign: q < 0 ? -1 : 1)
  }

  @inline(never)
  private static func tail(_ p: Double, sign: Double) -> Double {
    var r = (-Elementary.log(p)).squareRoot()
    var n: Double
    var d: Double
    if r <= 5 {
      r -= 1.6
      n = 7.745_450_142_783_414_076_4e-4
      n = n * r + 2.272_384_498_926_918_458_8e-2
      n = n * r + 2.417_807_251_774_506_117_7e-1
      n = n * r + 1.270_458_252_452_368_382_58
      n = n * r + 3.647_848_324_763_204_605_04
      n = n * r + 5.769_497_221_460_691_405_5
      n = n * r + 4.630_337_846_156_545_295_9
      n = n * r + 1.423_437_110_749_683_577_34
      d = 1.050_750_071_644_416_843_24e-9
      d = d * r + 5.475_938_084_995_344_946e-4
      d = d * r + 1.519_866_656_361_645_719_66e-2
      d = d * r + 1.481_039_764_274_800_745_9e-1
      d = d * r + 6.897_673_349_851_000_045_5e-1
      d = d * r + 1.676_384_830_183_803_849_4
      d = d * r + 2.053_191_626_637_758_821_87
      d = d * r + 1
    } else {
      r -= 5
      n = 2.010_334_399_292_288_132_65e-7
      n = n * r + 2.711_555_568_743_487_578_15e-5
      n = n * r + 1.242_660_947_388_078_438_6e-3
      n = n * r + 2.653_218_952_657_612_309_3e-2
      n = n * r + 2.965_605_718_285_048_912_3e-1
      n = n * r + 1.784_826_539_917_291_335_8
      n = n * r + 5.463_784_911_164_114_369_9
      n = n * r + 6.657_904_643_501_103_777_2
      d = 2.044_263_103_389_939_785_64e-15
      d = d * r + 1.421_511_758_316_445_888_7e-7
      d = d * r + 1.846_318_317_510_054_681_8e-5
      d = d * r + 7.868_691_311_456_132_591e-4
      d = d * r + 1.487_536_129_085_061_485_25e-2
      d = d * r + 1.369_298_809_227_358_053_1e-1
      d = d * r + 5.998_322_065_558_879_376_9e-1
      d = d * r + 1
    }
    return sign * n / d
  }

  /// The share below `z`, absolute error below 1e-12: the series of Marsaglia ("Evaluating the
  /// normal distribution", J. Stat. Software 11, 2004).
  public static func share(below z: Double) -> Double {
    if z < -8 { return 0 }
    if z > 8 { return 1 }
    var sum = z
    var term = z
    var i = 3.0
    while sum + term != sum {
      term *= z * z / i
      sum += term
      i += 2
    }
    return 0.5 + sum * Elementary.exp(-0.5 * z * z) * 0.398_942_280_401_432_7
  }
}
