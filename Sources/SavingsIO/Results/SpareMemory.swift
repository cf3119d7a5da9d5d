import CLinux

/// Memory of work that holds few large things one after the other.
package enum SpareMemory {
  /// Large pieces go back to the system as soon as they are free. The allocator would otherwise keep more
  /// of them the larger they were: a sixth more at the peak of the reports of 40,000 deals.
  package static func giveBack() { _ = mallopt(M_MMAP_THRESHOLD, 128 << 10) }
}
