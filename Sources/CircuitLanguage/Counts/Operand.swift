/// What an operation is applied to, as far as counting it needs to know.
struct Operand {
  /// What the components are.
  enum Origin: Hashable {
    /// Constants, of which so many have a name; worked out once, before the first step.
    case constant(named: Polynomial)
    /// The number of the step.
    case step
    /// The values of a signal.
    case signal
    /// Results of operations; active where they depend on a signal or a named constant by something smooth.
    case computed(isActive: Bool)
  }

  /// None for a number, one size for a vector, rows and columns for a matrix.
  var sizes: [Polynomial]
  /// What the components are.
  var origin: Origin
  /// The name of the constant, where it is one by itself.
  var name: String?

  /// A number, or other constants without a name.
  static func literal(_ sizes: [Polynomial] = []) -> Operand { Operand(sizes: sizes, origin: .constant(named: 0)) }
}

extension Operand {
  /// How many components there are.
  var count: Polynomial { sizes.reduce(1, *) }

  /// Whether this is made of constants alone.
  var isConstant: Bool { if case .constant = origin { true } else { false } }

  /// Whether this takes operations at every step.
  var isComputed: Bool { if case .computed = origin { true } else { false } }

  /// How many components a gradient goes back to.
  var activeCount: Polynomial {
    switch origin {
    case .constant(let named): named
    case .step, .computed(isActive: false): 0
    case .signal, .computed(isActive: true): count
    }
  }

  /// Whether a gradient goes back to it.
  var isActive: Bool { !activeCount.isZero }

  /// What stands at a component.
  var component: Operand {
    let rest = Array(sizes.dropFirst())
    guard case .constant(let named) = origin else { return Operand(sizes: rest, origin: origin) }
    return Operand(sizes: rest, origin: .constant(named: named.isZero ? 0 : rest.reduce(1, *)))
  }
}
