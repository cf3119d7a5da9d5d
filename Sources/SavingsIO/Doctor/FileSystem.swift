import CLinux
import Glibc
import Savings

/// What the file system below a path promises, and what room it has.
struct FileSystem {
  /// As `ext4`, or the number of one that is not known.
  let name: String
  /// What may go wrong on it; nil where nothing is known to.
  let doubt: String?
  let freeBytes: UInt64
  let freeNames: UInt64
  let isReadOnly: Bool

  init?(at path: String) {
    var status = statfs()
    guard statfs(path, &status) == 0 else { return nil }
    let magic = UInt32(truncatingIfNeeded: status.f_type)
    let known = FileSystem.kinds.first { $0.magic == magic }
    name = known?.name ?? "a file system of kind 0x" + String(magic, radix: 16)
    doubt = known?.doubt
    freeBytes = UInt64(status.f_bavail) * UInt64(status.f_bsize)
    // Some file systems make names as they need them and say 0 of 0.
    freeNames = status.f_files == 0 ? .max : UInt64(status.f_ffree)
    isReadOnly = status.f_flags & 1 != 0
  }

  private static let network =
    "locks and renames may not hold between machines there; run from one machine only"

  /// Numbers of statfs(2) and `linux/magic.h`.
  private static let kinds: [(magic: UInt32, name: String, doubt: String?)] = [
    (0xEF53, "ext4", nil), (0x5846_5342, "xfs", nil), (0x9123_683E, "btrfs", nil),
    (0x2FC1_2FC1, "zfs", nil), (0x794C_7630, "overlay", "what a container writes goes with it"),
    (0xF2F5_2010, "f2fs", nil), (0x0102_1994, "tmpfs", "what is in memory goes with the machine"),
    (0x6969, "NFS", network), (0x517B, "SMB", network), (0xFF53_4D42, "CIFS", network),
    (0xFE53_4D42, "SMB 2", network), (0x6573_5546, "FUSE", network), (0x0102_1997, "9p", network),
    (0x00C3_6400, "Ceph", network), (0x4D44, "FAT", "it has no links, which latest is"),
    (0x2011_BAB0, "exFAT", "it has no links, which latest is"),
  ]
}
