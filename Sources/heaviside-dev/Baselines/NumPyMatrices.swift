import Foundation

/// NumPy as the textbook writes a network: the sequences of a length are the columns of float32 arrays, and a step is a
/// matrix product, a bias and a comparison with 0, for all of them at a time.
///
/// Columns are taken in chunks that stay in the cache, and nothing is allocated in the loop. Every sequence is run from
/// its beginning.
struct NumPyMatrices: Baseline {
  private let loop: FloatLoop
  var name: String { loop.name }

  /// Makes the program.
  ///
  /// - Parameters:
  ///   - letters: the letters as Python, a list of the inputs for each.
  ///   - prepare: makes arrays for `rows` sequences, and layers: `layer(weights, biases)` is called as `layer(ins, out)`.
  ///   - start: sets the state before the first step.
  ///   - step: computes the output and what it should be, and sets the array `wrong`; the inputs are the rows of `x`.
  ///   - length: the length of the sequences.
  init(letters: String, prepare: String, start: String, step: String, length: Int) {
    loop = FloatLoop(
      name: "NumPy", file: "matrices.py", template: Self.template,
      parts: [("LETTERS", letters), ("PREPARE", prepare), ("START", start), ("STEP", step)], length: length,
      quickLength: min(length, 8))
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
    # The last `low` letters differ between the sequences of a chunk, the first `high` are the chunk's own.
    low = min(length, {2: 14, 3: 8, 4: 7}[base])
    high = length - low
    rows = base ** low
    numbers = np.arange(rows)
    columns = [np.ascontiguousarray(LETTERS[numbers // base ** (low - 1 - t) % base].T) for t in range(low)]
    constants = [np.ascontiguousarray(np.repeat(letter[:, None], rows, 1)) for letter in LETTERS]
    wrong = np.empty(rows, bool)


    def layer(weights, biases):
        weights, biases = np.array(weights, f), np.array(biases, f)[:, None]
        sums = np.empty((len(weights), rows), f)
        truths = np.empty((len(weights), rows), bool)

        def fire(ins, out):
            np.matmul(weights, ins, out=sums)
            np.greater(sums, -biases, out=truths)
            np.copyto(out, truths)
            return truths

        return fire


    $PREPARE


    def violations_of_all():
        violations = 0
        for chunk in range(base ** high):
            own = [constants[chunk // base ** (high - 1 - t) % base] for t in range(high)]
            $START
            for t, x in enumerate(own + columns, 1):
                $STEP
                violations += np.count_nonzero(wrong)
        return violations


    start, start_processor = perf_counter(), process_time()
    violations = violations_of_all()
    print("seconds", perf_counter() - start)
    print("processor", process_time() - start_processor)
    print("violations", violations)
    print("steps", length * base ** length)

    """
}

extension Workshop {
  /// Python, with NumPy.
  func pythonWithNumPy() throws -> URL {
    let python = try tool("python3")
    guard (try? run(python, ["-c", "import numpy"])) != nil else { throw Unavailable("NumPy is not installed") }
    return python
  }
}
