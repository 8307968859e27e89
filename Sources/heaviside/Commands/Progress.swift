import Batch
import Dispatch
import Reports
import Synchronization
import Verification

/// Says on standard error how far a long run is: in one line that is written over on a terminal, in a new line every ten
/// seconds elsewhere. Short runs say nothing.
final class Progress: Sendable {
  private struct State {
    var done = 0
    /// What the thread that spoke last works on.
    var path = ""
    var circuit = ""
    var search: SearchProgress?
    /// When that search was first heard of, and how much it had done then.
    var searchStart: (time: ContinuousClock.Instant, done: Int) = (.now, 0)
    var isFinished = false
  }

  private let total: Int
  private let thing: String
  private let start = ContinuousClock.now
  private let isTerminal = Terminal.showsProgress
  private let state = Mutex(State())
  // Sources may be used from any thread, which their type does not say.
  private nonisolated(unsafe) let timer = DispatchSource.makeTimerSource(queue: .global())

  /// Begins to watch a run over so many files, or other things; in silence where nothing is to be shown.
  init(total: Int, _ thing: String = "file", isShown: Bool) {
    self.total = total
    self.thing = thing
    if isShown {
      let interval = DispatchTimeInterval.milliseconds(isTerminal ? 200 : 10_000)
      unsafe timer.schedule(deadline: .now() + interval, repeating: interval)
      unsafe timer.setEventHandler { [weak self] in self?.show() }
    }
    // A source that was never resumed must not be released.
    unsafe timer.resume()
  }
}

extension Progress {
  /// What tells this how far the run is.
  var watch: BatchWatch {
    var watch = BatchWatch()
    watch.open = { path in self.state.withLock { ($0.path, $0.circuit, $0.search) = (path, "", nil) } }
    watch.begin = { circuit in self.state.withLock { ($0.circuit, $0.search) = (circuit, nil) } }
    watch.search = { search in
      self.state.withLock {
        if $0.search.map({ search.done < $0.done }) ?? true { $0.searchStart = (.now, search.done) }
        $0.search = search
      }
    }
    watch.close = { _ in self.state.withLock { $0.done += 1 } }
    return watch
  }

  /// Ends the watch and clears the line.
  func finish() {
    state.withLock { state in
      state.isFinished = true
      if isTerminal { StandardStreams.showProgress("") }
    }
    unsafe timer.cancel()
  }

  private func show() {
    state.withLock { state in
      guard !state.isFinished else { return }
      if isTerminal {
        StandardStreams.showProgress(line(state))
      } else {
        StandardStreams.note(line(state))
      }
    }
  }

  /// `12 of 1,000 files; RunningAnd in a.circuit: length 14, 31,200 done, 800 a second, about 20 s left`.
  private func line(_ state: State) -> String {
    var line = "\(state.done) of \(counted(total, thing))"
    let place = [state.circuit, state.path].filter { !$0.isEmpty }.joined(separator: " in ")
    if !place.isEmpty { line += "; \(place.visible)" }
    if let search = state.search {
      let seconds = (ContinuousClock.now - state.searchStart.time) / .seconds(1)
      var parts = ["length \(search.length)", "\(grouped("\(search.done)")) done"]
      let rate = seconds > 0.5 ? Double(search.done - state.searchStart.done) / seconds : 0
      if rate >= 1 { parts.append("\(grouped("\(Int(rate))")) a second") }
      if let fraction = search.fraction, fraction > 0.01, seconds > 0.5 {
        parts.append("about \(Int((seconds / fraction * (1 - fraction)).rounded(.up))) s left of this length")
      }
      line += ": \(parts.joined(separator: ", "))"
    } else if let left = secondsLeft(state) {
      line += ", about \(left) s left"
    }
    return line
  }

  /// How long the rest takes if it is like what is done, where enough is done to say so.
  private func secondsLeft(_ state: State) -> Int? {
    guard state.done >= 20, state.done < total else { return nil }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return Int((seconds / Double(state.done) * Double(total - state.done)).rounded(.up))
  }
}
