import Glibc
import LedgerTrials

/// Drives `init` and the reader with whatever libFuzzer makes of the ledgers it is given.
///
/// Built only with `--sanitize fuzzer`, by `make fuzz`: libFuzzer brings the program around it. An
/// input that breaks a claim is written to a file and ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let complaint = FuzzTrial(bytes).complaint {
    print(complaint)
    fflush(nil)
    abort()
  }
  return 0
}
