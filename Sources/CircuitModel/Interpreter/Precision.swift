/// How precisely numbers that are not rational are worked with.
public enum Precision {
  /// With so many bits after the point most questions are decided at once.
  public static let usualBits = 128
  /// With more bits than this nothing is tried any more: a question that is still open is *unknown*. Two numbers that agree
  /// in 1200 digits are probably equal, and bounds never show that.
  public static let mostBits = 4096

  /// Asks a question with more and more bits until bounds decide it.
  ///
  /// - Parameter question: what is asked, with so many bits after the point.
  /// - Returns: the answer, and the bits with which it was found.
  /// - Throws: what went wrong; `undecided` where the most bits do not decide it.
  package static func refined<Answer>(
    _ question: (Int) throws(EvaluationProblem) -> Answer
  ) throws(EvaluationProblem) -> (answer: Answer, bits: Int) {
    var bits = usualBits
    while true {
      do {
        return (try question(bits), bits)
      } catch .undecided where bits < mostBits {
        bits *= 2
      } catch {
        throw error
      }
    }
  }
}
