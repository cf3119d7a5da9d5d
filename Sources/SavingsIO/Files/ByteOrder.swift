import Glibc

extension String {
  /// The order of bytes, in which files, parts and suppliers stand: no locale changes it.
  func precedes(_ other: String) -> Bool { compared(to: other) < 0 }

  /// Less than 0 where its bytes come before the other's, 0 where they are the same.
  func compared(to other: String) -> Int {
    var (own, theirs) = (self, other)
    return own.withUTF8 { own in
      theirs.withUTF8 { theirs in
        let prefix = memcmp(
          UnsafeRawBufferPointer(own).start, UnsafeRawBufferPointer(theirs).start,
          min(own.count, theirs.count))
        return prefix == 0 ? own.count - theirs.count : Int(prefix)
      }
    }
  }
}
