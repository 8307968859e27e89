/// A whole number of any size.
///
/// Numbers that fit a machine word are kept in one and computed with there; only a result that outgrows it takes
/// memory. Arithmetic never wraps and never rounds.
///
/// ```swift
/// BigInteger(2).power(100)  // 1267650600228229401496703205376
/// ```
public struct BigInteger: Hashable, Sendable {
  /// A number has one storage only, so that equality and hashing are those of the storage.
  enum Storage: Hashable, Sendable {
    case small(Int)
    /// A number that does not fit `Int`.
    case large(isNegative: Bool, Magnitude)
  }

  let storage: Storage

  /// Makes the number of a machine word.
  @inline(__always)
  public init(_ value: Int) { storage = .small(value) }

  init(isNegative: Bool, magnitude: Magnitude) {
    if let word = magnitude.word, let value = Int(isNegative: isNegative, magnitude: word) {
      storage = .small(value)
    } else {
      storage = .large(isNegative: isNegative, magnitude)
    }
  }

  /// Makes the number of two machine words.
  @inline(__always)
  init(doubleWord value: Int128) {
    if let small = Int(exactly: value) {
      storage = .small(small)
    } else {
      storage = .large(isNegative: value < 0, Magnitude(value.magnitude))
    }
  }
}

extension BigInteger: ExpressibleByIntegerLiteral {
  /// Makes the number written.
  @inline(__always)
  public init(integerLiteral value: Int) { storage = .small(value) }
}

extension Int {
  /// The number, where it fits a machine word; otherwise `nil`.
  public init?(exactly number: BigInteger) {
    guard let small = number.small else { return nil }
    self = small
  }

  /// The number of a sign and a distance from 0, where it fits.
  fileprivate init?(isNegative: Bool, magnitude: UInt) {
    if isNegative {
      guard magnitude <= Int.min.magnitude else { return nil }
      self = magnitude == Int.min.magnitude ? .min : -Int(magnitude)
    } else {
      guard let value = Int(exactly: magnitude) else { return nil }
      self = value
    }
  }
}

extension BigInteger {
  /// The number, where it fits a machine word.
  @inline(__always)
  var small: Int? {
    if case .small(let value) = storage { value } else { nil }
  }

  /// The sign and the distance from 0 in words, whatever the size.
  var parts: (isNegative: Bool, magnitude: Magnitude) {
    switch storage {
    case .small(let value): (value < 0, Magnitude(value.magnitude))
    case .large(let isNegative, let magnitude): (isNegative, magnitude)
    }
  }

  /// Whether the number is 0.
  @inline(__always)
  public var isZero: Bool { small == 0 }

  /// −1, 0 or 1, as the number is below, at or above 0.
  public func signum() -> Int {
    switch storage {
    case .small(let value): value.signum()
    case .large(let isNegative, _): isNegative ? -1 : 1
    }
  }

  /// The distance from 0.
  public var magnitude: BigInteger { signum() < 0 ? -self : self }

  /// How many bits the distance from 0 takes: 0 for 0, 3 for 5 and −5.
  public var bitWidth: Int {
    switch storage {
    case .small(let value): Int.bitWidth - value.magnitude.leadingZeroBitCount
    case .large(_, let magnitude): magnitude.bitWidth
    }
  }
}

extension BigInteger: Comparable {
  /// Whether the left number is the smaller one.
  public static func < (left: BigInteger, right: BigInteger) -> Bool {
    switch (left.storage, right.storage) {
    case (.small(let left), .small(let right)): left < right
    // A large number lies beyond every small one, on the side of its sign.
    case (.small, .large(let isNegative, _)): !isNegative
    case (.large(let isNegative, _), .small): isNegative
    case (.large(let leftIsNegative, let left), .large(let rightIsNegative, let right)):
      switch (leftIsNegative, rightIsNegative) {
      case (false, false): left < right
      case (true, true): right < left
      case (true, false): true
      case (false, true): false
      }
    }
  }
}
