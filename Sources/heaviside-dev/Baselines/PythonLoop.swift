import Foundation

/// Plain Python: every sequence of `itertools.product`, a step at a time, in floats or in whatever is asked for.
struct PythonLoop: Baseline {
  private let loop: FloatLoop
  var name: String { loop.name }

  /// Makes the program.
  ///
  /// - Parameters:
  ///   - name: what the table calls it.
  ///   - setup: comes before everything else.
  ///   - letters: the letters, as Python; a step reads `x`.
  ///   - start: sets the state before the first step.
  ///   - step: computes the output and what it should be, and sets `wrong`; the step's number is `t`.
  ///   - length: the length of the sequences.
  init(
    name: String = "Python", setup: String = "", letters: String, start: String, step: String, length: Int
  ) {
    loop = FloatLoop(
      name: name, file: "loop.py", template: Self.template,
      parts: [("SETUP", setup), ("LETTERS", letters), ("START", start), ("STEP", step)], length: length,
      quickLength: min(length, 6))
  }

  func prepare(_ question: Question, in workshop: Workshop) throws -> Contestant {
    let python = try workshop.tool("python3")
    let file = try workshop.write(loop.program, as: loop.file)
    return loop.contestant(in: workshop) { try workshop.run(python, [file.path, $0]) }
  }

  private static let template = """
    import sys
    from itertools import product
    from time import perf_counter, process_time

    $SETUP
    LETTERS = $LETTERS


    def violations_of(length):
        violations = 0
        for word in product(LETTERS, repeat=length):
            $START
            for t, x in enumerate(word, 1):
                $STEP
                if wrong:
                    violations += 1
        return violations


    length = int(sys.argv[1])
    start, start_processor = perf_counter(), process_time()
    violations = violations_of(length)
    print("seconds", perf_counter() - start)
    print("processor", process_time() - start_processor)
    print("violations", violations)
    print("steps", length * len(LETTERS) ** length)

    """
}
