import Batch
import Reports
import Synchronization

/// Where a share is written down: whole, after about every second, so that little is lost when the machine goes away.
///
/// Two machines may do one share at a time, by mistake or because one was given up too early: what the other one has
/// written since is kept.
final class ShareDesk: Sendable {
  private struct State {
    var share: Share
    var next = ContinuousClock.now + .seconds(1)
    var isFailing = false
  }

  private let path: String
  private let plan: Plan
  private let state: Mutex<State>

  /// Opens a share, with what was done of it before.
  init(_ share: Share, of plan: Plan, in folder: String) throws(OutputProblem) {
    path = "\(folder)/\(share.fileName)"
    self.plan = plan
    state = Mutex(State(share: try share.completed(from: path, by: plan)))
  }
}

extension ShareDesk {
  /// What is done so far.
  var share: Share { state.withLock { $0.share } }

  /// Notes what a unit came to.
  func note(_ unit: Int, _ result: UnitResult) {
    state.withLock { state in
      state.share.results[unit] = result
      let start = ContinuousClock.now
      if start < state.next { return }
      do throws(OutputProblem) {
        try save(&state.share)
        state.isFailing = false
      } catch {
        // The disk may have room again before the end, where a share that cannot be written is a failure.
        if !state.isFailing { StandardStreams.note(error.message) }
        state.isFailing = true
      }
      // Writing a large share down takes a while, which must not become most of the work.
      state.next = .now + max(.seconds(1), (.now - start) * 20)
    }
  }

  /// Writes everything down.
  func save() throws(OutputProblem) {
    let problem = state.withLock { state -> OutputProblem? in
      do throws(OutputProblem) {
        try save(&state.share)
        return nil
      } catch {
        return error
      }
    }
    if let problem { throw problem }
  }

  private func save(_ share: inout Share) throws(OutputProblem) {
    share = try share.completed(from: path, by: plan)
    let bytes = share.bytes
    try FileSystem.save(to: path) { send throws(OutputProblem) in try send(bytes) }
  }
}

extension Share {
  /// The share with the results that a file has and this one has not.
  fileprivate func completed(from path: String, by plan: Plan) throws(OutputProblem) -> Share {
    let known: Share?
    switch FileSystem.bytes(of: path, atMost: FileSystem.largestShare) {
    case .failure(.missing): return self
    case .failure(let problem): throw OutputProblem(path: path, reason: problem.reason)
    case .success(let bytes): known = Share(reading: bytes)
    }
    guard let known, known.plan == self.plan, known.shard == shard, known.tool == tool, known.fits(plan) else {
      let reason = known == nil ? "a file stands there that is no share" : "a share stands there of another build"
      throw OutputProblem(path: path, reason: "\(reason); remove it")
    }
    var share = self
    share.results.merge(known.results) { own, _ in own }
    return share
  }
}
