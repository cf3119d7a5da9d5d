import Testing

@testable import Bargaining

struct RandomStreamTests {
  /// Lane n is word n % 4 of block n / 4, and the counter is id, draw and block: what is on paper.
  @Test func aLaneIsAWordOfItsBlock() {
    let stream = RandomStream(seed: 0xA409_3822_299F_31D0, id: 0x0123_4567_89AB_CDEF, draw: 9)
    for lane: UInt32 in 0..<40 {
      let block = Philox4x32.block(
        counter: SIMD4(0x89AB_CDEF, 0x0123_4567, 9, lane / 4), key: SIMD2(0x299F_31D0, 0xA409_3822))
      #expect(stream.uniform(lane: lane) == RandomStream.uniform(block[Int(lane % 4)]))
    }
  }

  /// Values from another program (Philox and inverse normal written in Python).
  @Test func theFirstLanesAreThoseOfAnIndependentProgram() {
    let stream = RandomStream(seed: 20_260_101, id: 0x0123_4567_89AB_CDEF, draw: 7)
    let uniforms = [
      0.7368783057900146, 0.3559628044022247, 0.29422007768880576, 0.18627928907517344,
      0.09811045520473272, 0.9167906370712444, 0.9905331541085616, 0.24357120890635997,
    ]
    for (lane, value) in uniforms.enumerated() {
      #expect(stream.uniform(lane: UInt32(lane)) == value)
    }
    #expect((stream.normal(lane: 3) - -0.89169100130392).magnitude < 1e-13)
    #expect((stream.normal(lane: 6) - 2.3468339269309593).magnitude < 1e-13)
  }

  @Test func otherSeedsThingsAndDrawsAreOtherNumbers() {
    var seen: Set<Double> = []
    for seed: UInt64 in [1, 2, 1 << 32] {
      for id: UInt64 in [1, 2, 1 << 32] {
        for draw: UInt32 in 0..<20 {
          for lane: UInt32 in 0..<12 {
            seen.insert(RandomStream(seed: seed, id: id, draw: draw).uniform(lane: lane))
          }
        }
      }
    }
    // 2,160 of 2³² values: a chance of 0.05 % that two meet, and the seed is fixed.
    #expect(seen.count == 3 * 3 * 20 * 12)
  }

  @Test func aUniformIsNeverZeroOrOne() {
    #expect(RandomStream.uniform(0) > 0)
    #expect(RandomStream.uniform(.max) < 1)
    #expect(RandomStream.uniform(0) == 0x1p-33)
    #expect(1 - RandomStream.uniform(.max) == 0x1p-33)
    #expect(RandomStream.uniform(0x8000_0000) - 0.5 == 0x1p-33)
  }

  /// Correlation of lanes over draws: below 4.5/√n where they have nothing to do with each other.
  @Test func lanesKnowNothingOfEachOther() {
    let draws = 4_000
    let values = (0..<draws).map { draw in
      let stream = RandomStream(seed: 7, id: 11, draw: UInt32(draw))
      return (0..<6).map { stream.normal(lane: $0) }
    }
    let limit = 4.5 / Double(draws).squareRoot()
    for a in 0..<6 {
      let mean = values.reduce(0) { $0 + $1[a] } / Double(draws)
      #expect(mean.magnitude < limit)
      for b in 0..<a {
        let product = values.reduce(0) { $0 + $1[a] * $1[b] } / Double(draws)
        #expect(product.magnitude < limit)
      }
    }
  }
}

struct StableHashTests {
  /// FNV-1a 64 and the SplitMix64 finaliser, computed by another program (Python).
  @Test func isFixedForEver() {
    #expect(StableHash.of("") == 0xF52A_15E9_A9B5_E89B)
    #expect(StableHash.of("a") == 0x02C0_BDBF_4814_20F8)
    #expect(StableHash.of("systematic") == 0xDC8E_F8A3_CBFD_3AE0)
    #expect(StableHash.of("id:S1\u{1F}parts") == 0x8BC0_C71E_2B85_AAB8)
    #expect(StableHash.of("Müller") == 0x06D8_9A05_6D5A_A68C)
  }

  @Test func nearNamesPart() {
    let hashes = Set((0..<20_000).map { StableHash.of("Supplier \($0)") >> 24 })
    #expect(hashes.count == 20_000)
  }
}
