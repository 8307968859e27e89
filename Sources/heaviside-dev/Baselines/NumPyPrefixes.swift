import Foundation

/// NumPy with every trick that we know: each circuit's sums written out by hand, and every prefix run once.
///
/// The columns of an array are the sequences' first letters, as many as stay in the cache; a depth-first walk over the
/// letters after them gives one letter at a time to all columns, so that each step of the array is new work.
struct NumPyPrefixes: Baseline {
  private let loop: FloatLoop
  var name: String { loop.name }

  /// Makes the program.
  ///
  /// - Parameters:
  ///   - letters: the letters as Python, a list of the inputs for each.
  ///   - prepare: makes scratch arrays for `rows` sequences, and defines `make()`, a new state before the first step.
  ///   - step: computes the state `new` from `old` and sets the array `wrong`; the inputs `x` are floats, the same in
  ///     whole numbers `k`: arrays in the first steps, and then numbers.
  ///   - length: the length of the sequences.
  init(letters: String, prepare: String, step: String, length: Int) {
    loop = FloatLoop(
      name: "NumPy, prefixes shared", file: "prefixes.py", template: Self.template,
      parts: [("LETTERS", letters), ("PREPARE", prepare), ("STEP", step)], length: length, quickLength: min(length, 9))
  }

  func prepare(_ question: Question, in workshop: Workshop) throws -> Contestant {
    let python = try workshop.pythonWithNumPy()
    let file = try workshop.write(loop.program, as: loop.file)
    return loop.contestant(in: workshop) { try workshop.run(python, [file.path, $0]) }
  }

  private static let template = """
    import sys
    from time import perf_counter, process_time

    import numpy as np

    f = np.float32
    LETTERS = np.array($LETTERS, f)
    base, inputs = LETTERS.shape
    length = int(sys.argv[1])
    low = min(length, {2: 15, 3: 9, 4: 7}[base])
    rows = base ** low
    wrong = np.empty(rows, bool)


    $PREPARE


    def advance(old, new, x, k, t):
        $STEP
        return np.count_nonzero(wrong)


    def walk(t):
        violations = 0
        for x, k in singles:
            violations += advance(states[t], states[t + 1], x, k, t + 1)
            if t + 1 < length:
                violations += walk(t + 1)
        return violations


    def violations_of_all():
        violations = 0
        for t in range(low):
            digits = np.arange(rows) // base ** (low - 1 - t) % base
            x = [np.ascontiguousarray(column) for column in LETTERS[digits].T]
            # The columns that begin alike are one sequence so far.
            violations += advance(states[t], states[t + 1], x, [v.astype(np.int32) for v in x], t + 1) // (
                base ** (low - 1 - t))
        return violations + (walk(low) if low < length else 0)


    states = [make() for _ in range(length + 1)]
    singles = [([f(v) for v in letter], [int(v) for v in letter]) for letter in LETTERS]
    start, start_processor = perf_counter(), process_time()
    violations = violations_of_all()
    print("seconds", perf_counter() - start)
    print("processor", process_time() - start_processor)
    print("violations", violations)
    print("steps", sum(base ** t for t in range(1, length + 1)))

    """
}
