import Savings

/// Values as bytes, for an entry that only the program that wrote it reads.
typealias CacheWriter = ByteWriter
typealias CacheReader = ByteReader<CacheFailure>

extension CacheFailure: DamageReporting {}
