public import CircuitModel

/// Circuits whose numbers are partly not known, to be found together: each shares a hole with another of them.
///
/// A `?` of the text is one number. A circuit that stands in others as a part shares its holes with them, and so do the
/// members of a family; what is said of one must then hold with the same numbers as what is said of the others.
public struct Exercise: Sendable {
  /// A number that is not known.
  public struct Hole: Hashable, Sendable {
    /// What it is called: `W[1][2]` where it is a component of a constant, otherwise `?3`.
    public var name: String
    /// Where its `?` stands.
    public var range: SourceRange
  }

  /// The circuits, in the order written.
  public let circuits: [Circuit]
  /// The holes, in the order of the text.
  public let holes: [Hole]
  /// For each circuit, which of the holes each of its own is.
  let places: [[Int]]

  init(_ circuits: [Circuit]) {
    var names: [SourceRange: String] = [:]
    for circuit in circuits {
      for id in circuit.holes where names[circuit[id].range] == nil { names[circuit[id].range] = circuit[id].name }
    }
    let ranges = names.keys.sorted { ($0.file, $0.start) < ($1.file, $1.start) }
    self.circuits = circuits
    let isShared = circuits.count > 1
    holes = ranges.enumerated().map { number, range in
      // Circuits number the holes without names each for itself.
      let name = names[range] ?? "?"
      return Hole(name: isShared && name.hasPrefix("?") ? "?\(number + 1)" : name, range: range)
    }
    let numbers = Dictionary(uniqueKeysWithValues: ranges.enumerated().map { ($1, $0) })
    places = circuits.map { circuit in circuit.holes.compactMap { numbers[circuit[$0].range] } }
  }
}

extension Exercise {
  /// Divides the circuits of a file into exercises; those without holes are left out.
  public static func all(in circuits: [Circuit]) -> [Exercise] {
    var groups: [(ranges: Set<SourceRange>, members: [Int])] = []
    for (number, circuit) in circuits.enumerated() where !circuit.holes.isEmpty {
      var joined = (ranges: Set(circuit.holes.map { circuit[$0].range }), members: [number])
      for group in groups where !group.ranges.isDisjoint(with: joined.ranges) {
        joined = (joined.ranges.union(group.ranges), joined.members + group.members)
      }
      groups.removeAll { !$0.ranges.isDisjoint(with: joined.ranges) }
      groups.append(joined)
    }
    return groups.map(\.members).map { $0.sorted() }.sorted { $0[0] < $1[0] }.map { members in
      Exercise(members.map { circuits[$0] })
    }
  }

  /// A circuit with numbers in the holes, one for each of the exercise.
  func circuit(_ number: Int, filledWith numbers: [Rational]) -> Circuit {
    circuits[number].filled(with: places[number].map { numbers[$0] })
  }

  /// What a hole is called.
  public func name(of hole: Int) -> String { holes[hole].name }
}

/// One sequence on which something must hold: of which circuit, and of which of its examples, if of one.
public struct ExerciseSequence: Hashable, Sendable {
  /// The circuit, by its place in the exercise.
  public var circuit: Int
  /// The letters.
  public var word: [Int]
  /// The example whose rows must match; `nil` where every `prove` must hold at every step.
  public var example: Int?
}
