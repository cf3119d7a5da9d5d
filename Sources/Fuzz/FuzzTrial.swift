import LedgerTrials
import Savings
import SavingsIO

/// One input. Of four, one is looked at by `init` and read with the settings that came of it, which
/// costs most of the time; the others are read with the defaults. Half are read under limits that
/// even a small file reaches.
struct FuzzTrial {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var complaint: String? {
    guard let file = MemoryFile(bytes) else { return nil }
    // What varies beside the bytes comes from them, so that the same input does the same again.
    let choice = bytes.reduce(UInt64(bytes.count)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } >> 32
    do {
      var settings =
        try choice & 0x300 == 0 ? InitTrial.settings(for: file) ?? Settings() : Settings()
      limit(&settings, choice)
      let sample = choice & 4 == 0 ? 1 << 17 : 256
      let plans = ReadingTrial.plans(
        threads: [choice & 8 == 0 ? 1 : 3], chunkBytes: [[4096, 200, 31, 7][Int(choice >> 4 & 3)]],
        chunks: 2 + Int(choice >> 6 & 3), sampleBytes: sample)
      return ReadingTrial(settings: settings, plans: plans).complaint(about: file)
    } catch {
      return error.description
    }
  }

  private func limit(_ settings: inout Settings, _ choice: UInt64) {
    settings.limits.rejectedShare = 1
    settings.limits.rejectedSpendShare = 1
    settings.limits.unpackedBytes = 1 << 22
    settings.limits.rejectsWritten = choice & 1 == 0 ? 100_000 : 5
    if choice & 2 == 0 {
      settings.limits.fieldBytes = 64
      settings.limits.recordBytes = 1024
      settings.limits.columns = 24
      settings.limits.cells = 64
    }
  }
}
