/// One line on the terminal that says how far a long run has come; nothing where there is no terminal.
final class Progress {
  private let total: Int
  private let isShown: Bool
  private var done = 0
  private var lastShown = ContinuousClock.now

  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown && Terminal.showsProgress
  }

  /// Says that work on the next circuit begins. Short work is not worth a flicker.
  func advance(to name: String) {
    done += 1
    guard isShown, ContinuousClock.now - lastShown > .milliseconds(100) else { return }
    lastShown = .now
    StandardStreams.showProgress("\(done) of \(total): \(name)")
  }

  /// Clears the line.
  func finish() {
    if isShown { StandardStreams.showProgress("") }
  }
}
