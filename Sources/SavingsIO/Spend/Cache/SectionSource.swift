/// Where the sections of cubes and marks are read from: an entry of the cache, or a part of a stage.
protocol SectionSource: ~Copyable {
  /// A section in memory from ``LargeMemory`` that the caller frees.
  func memory(_ section: Int) throws(CacheFailure) -> UnsafeMutableRawBufferPointer

  /// Hands a section over in pieces.
  ///
  /// - Parameter body: gets the bytes that are left and whether they are the last ones, and returns how
  ///   many of them it has used.
  func stream(
    _ section: Int, _ body: (UnsafeRawBufferPointer, Bool) throws(CacheFailure) -> Int
  ) throws(CacheFailure)
}
