import CircuitModel
import Foundation

/// z3: constrained Horn clauses over the integers, made of the same network that our engines are given.
///
/// A. Komuravelli, A. Gurfinkel and S. Chaki, "SMT-Based Model Checking for Recursive Programs", 2014,
/// doi:10.1007/978-3-319-08867-9_2. What is timed is the whole of a run less that of one without anything to solve.
struct Z3: Baseline {
  let name = "z3, Horn clauses"

  func prepare(_ question: Question, in workshop: Workshop) throws -> Contestant {
    let z3 = try workshop.tool("z3")
    let file = try workshop.write(HornClauses(question.needNetwork()).text, as: "model.smt2")
    let nothing = try workshop.write("(check-sat)\n", as: "nothing.smt2")
    let limit = workshop.isQuick ? 5 : 120
    return Contestant(name: name, length: nil, expected: "proved") {
      let run = try workshop.difference(z3, idle: [nothing.path], ["-T:\(limit)", file.path])
      // The clauses are satisfiable where an invariant keeps the bad states out.
      guard let answer = ["sat": "proved", "unsat": "refuted"][run.output.prefix { $0 != "\n" }] else {
        throw Unavailable("it has no answer within \(limit) seconds")
      }
      return Sample(
        answer: answer, unit: .proofs, amount: 1, seconds: run.seconds, processorSeconds: run.processorSeconds)
    }
  }
}

/// A network as Horn clauses in SMT-LIB: an unknown predicate holds of the first state, is kept by steps, and keeps the
/// bad ones out. Registers that hold truths are Boolean, and each digit of a letter is a number of its own, which makes
/// it far easier for the solver than the letter would be.
private struct HornClauses {
  let text: String

  init(_ network: CompiledNetwork) {
    let isTruth = network.registers.map { $0.range.lower == 0 && $0.range.upper == 1 }
    func argument(_ value: String, _ register: Int) -> String { isTruth[register] ? "(= \(value) 1)" : value }
    let registers = network.registers.indices
    func inv(_ arguments: [String]) -> String {
      arguments.isEmpty ? "inv" : "(inv \(arguments.joined(separator: " ")))"
    }
    let sorts = registers.map { isTruth[$0] ? "Bool" : "Int" }
    let initial = registers.map { argument(Self.number(network.registers[$0].initial), $0) }
    let next = registers.map { argument("v\(network.registers[$0].next)", $0) }
    let weights = Set(network.slots.map(\.weight)).sorted()
    let digits = weights.map { weight in network.slots.first { $0.weight == weight }?.base ?? 1 }
    let variables =
      registers.map { "(r\($0) \(sorts[$0]))" } + weights.map { "(d\($0) Int)" } + ["(unused Int)"]
    let bounds = zip(weights, digits).map { "(<= 0 d\($0)) (< d\($0) \($1))" }.joined(separator: " ")
    // Each value is named once and used under the names of those after it.
    func within(_ body: String) -> String {
      var text = body
      for (place, instruction) in network.values.enumerated().reversed() {
        text = "(let ((v\(place) \(Self.term(instruction, network, isTruth))))\n\(text))"
      }
      let state = inv(registers.map { "r\($0)" })
      return "(assert (forall (\(variables.joined(separator: " "))) (=> (and \(state) \(bounds))\n\(text))))\n"
    }
    text = """
      (set-logic HORN)
      (declare-fun inv (\(sorts.joined(separator: " "))) Bool)
      (assert \(inv(initial)))
      \(within("(=> (= v\(network.valid) 1) \(inv(next)))"))\
      \(within("(=> (= v\(network.valid) 1) (and (= v\(network.bad) 0) (= v\(network.undefined) 0)))"))\
      (check-sat)

      """
  }

  private static func number(_ number: BigInteger) -> String {
    number.signum() < 0 ? "(- \(BigInteger(0) - number))" : "\(number)"
  }

  private static func truth(_ condition: String) -> String { "(ite \(condition) 1 0)" }

  private static func term(_ instruction: Instruction, _ network: CompiledNetwork, _ isTruth: [Bool]) -> String {
    switch instruction {
    case .constant(let constant): number(constant)
    case .input(let slot): input(network.slots[slot])
    case .register(let register): isTruth[register] ? truth("r\(register)") : "r\(register)"
    case .linear(let terms, let constant):
      "(+ \(number(constant)) \(terms.map { "(* \(number($0.coefficient)) v\($0.value))" }.joined(separator: " ")))"
    case .product(let a, let b): "(* v\(a) v\(b))"
    case .positive(let a): truth("(> v\(a) 0)")
    case .isZero(let a): truth("(= v\(a) 0)")
    case .not(let a): "(- 1 v\(a))"
    case .and(let a, let b): truth("(and (= v\(a) 1) (= v\(b) 1))")
    case .or(let a, let b): truth("(or (= v\(a) 1) (= v\(b) 1))")
    case .xor(let a, let b): truth("(distinct v\(a) v\(b))")
    case .select(let condition, let a, let b): "(ite (= v\(condition) 1) v\(a) v\(b))"
    case .minimum(let a, let b): "(ite (< v\(a) v\(b)) v\(a) v\(b))"
    case .maximum(let a, let b): "(ite (< v\(a) v\(b)) v\(b) v\(a))"
    case .quotient(let a, let divisor): "(div v\(a) \(number(divisor)))"
    case .remainder(let a, let divisor): "(mod v\(a) \(number(divisor)))"
    case .lookup(let table, let a): choice(of: "v\(a)", among: table.map { BigInteger($0) })
    }
  }

  private static func input(_ slot: CompiledNetwork.Slot) -> String {
    choice(of: "d\(slot.weight)", among: (0..<slot.base).map { slot.value(ofDigit: $0) })
  }

  private static func choice(of place: String, among numbers: [BigInteger]) -> String {
    numbers.enumerated().dropLast().reversed().reduce(number(numbers[numbers.count - 1])) { rest, entry in
      "(ite (= \(place) \(entry.offset)) \(number(entry.element)) \(rest))"
    }
  }
}
