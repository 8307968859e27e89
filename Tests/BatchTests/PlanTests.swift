import CircuitModel
import Reports
import Testing
import Verification

@testable import Batch

/// How work is cut, and what is read as a plan.
@Suite struct PlanTests {
  static let counter = """
    circuit Counter {
      input x: bit
      h[0] = 0
      h[t] = h[t-1] + x[t]
      output y[t] = h[t]
      prove y[t] <= t
      prove y[t] >= 0 when x[t] == 1
      example "by hand" {
        x = 1 0
        y = 1 1
      }
      bound 9
    }

    """

  private static let sharing = Sharing([counter, Batches.varied]) { $0.engine = .enumerate }

  private func reads(_ bytes: [UInt8]) -> Bool { (try? Plan(reading: bytes)) != nil }

  @Test func theSameFilesAndSettingsGiveTheSamePlan() throws {
    let plan = try Self.sharing.plan()
    for _ in 0..<5 { #expect(try Self.sharing.plan().text == plan.text) }
    let read = try Plan(reading: Array(plan.text.utf8))
    #expect(read == plan && read.text == plan.text && read.digest == plan.digest)
    #expect(plan.text.contains(plan.digest))
  }

  @Test func plansOfOtherSettingsAreOtherPlans() throws {
    var digests: Set<String> = []
    let changes: [(inout Sharing) -> Void] = [
      { _ in }, { $0.settings.engine = .merge }, { $0.settings.engine = .auto }, { $0.settings.upTo = 5 },
      { $0.settings.selection.claim = "right" }, { $0.settings.claimLimits.states = 9 },
      { $0.settings.claimLimits.bytes = 9 }, { $0.settings.claimLimits.seconds = 9 }, { $0.requiresProof = true },
      { $0.units = 13 }, { $0.inputs.reverse() }, { $0.files["0.circuit"]?.append(10) },
    ]
    for change in changes {
      var sharing = Self.sharing
      change(&sharing)
      digests.insert(try sharing.plan().digest)
    }
    #expect(digests.count == changes.count)
  }

  @Test func aPlanOfWhichAByteIsChangedIsNone() throws {
    let bytes = Array(try Sharing([Self.counter], { $0.engine = .enumerate }, units: 3).plan().text.utf8)
    #expect(reads(bytes))
    for place in bytes.indices {
      for change: UInt8 in [1 << (place % 7), 0x80] {
        var changed = bytes
        changed[place] ^= change
        if reads(changed) { Issue.record("byte \(place) of the plan") }
      }
    }
    for count in stride(from: 0, to: bytes.count, by: 7) { #expect(!reads(Array(bytes.prefix(count)))) }
    #expect(!reads(bytes + [10]) && !reads([32] + bytes))
  }

  @Test func aPlanThatContradictsItselfIsNone() throws {
    let plan = try Self.sharing.plan()
    let changes: [(String, (inout Plan) -> Void)] = [
      ("a unit less", { $0.units.removeLast() }), ("a unit twice", { $0.units.append($0.units[0]) }),
      ("another order", { $0.units.swapAt(0, 1) }), ("another task", { $0.units[0].task = 1 }),
      ("a task that is not there", { $0.units[0].task = .max }),
      ("a range of all", { $0.units[0].range = 0..<Int.max }),
      ("a negative range", { $0.units[0].range = Int.min..<0 }), ("nothing wanted", { $0.wanted = 0 }),
      ("less than nothing wanted", { $0.wanted = .min }), ("too much wanted", { $0.wanted = .max }),
      ("a file less", { $0.files.removeLast() }), ("a length of 0", { $0.settings.upTo = 0 }),
      ("a negative limit", { $0.settings.claimLimits.seconds = .min }),
      ("a task of a file that is not there", { $0.tasks[0] = .claim(.init(file: 9, circuit: 0, claim: 0)) }),
      (
        "states that nobody has",
        {
          $0.tasks = [.certificate(.init(file: 0, circuit: 0, claim: 0), path: "c", digest: "d", count: .max)]
          $0.wanted = 1 << 20
        }
      ),
      ("a negative circuit", { $0.tasks[0] = .claim(.init(file: 0, circuit: -1, claim: 0)) }),
      ("a negative claim", { $0.tasks[0] = .claim(.init(file: 0, circuit: 0, claim: .min)) }),
      (
        "no states",
        { $0.tasks = [.certificate(.init(file: 0, circuit: 0, claim: 0), path: "c", digest: "d", count: 0)] }
      ),
    ]
    for (title, change) in changes {
      var changed = plan
      change(&changed)
      #expect(!reads(Array(changed.text.utf8)), "\(title)")
    }
  }

  @Test func whatIsNoPlanIsRefusedWithoutTrouble() {
    let texts = [
      "", "{", "null", "[]", "{\"schema\": \"heaviside.plan/1\"}", "{\"schema\": \"heaviside.share/1\"}",
      String(repeating: "[", count: 100_000), "{\"wanted\": 99999999999999999999}",
    ]
    for text in texts { #expect(!reads(Array(text.utf8)), "\(text.prefix(40))") }
  }

  /// Whoever seals a plan anew can write anything that does not contradict itself; following it must end all the same.
  @Test func aPlanThatNobodyMadeIsRefusedByWhoeverFollowsIt() throws {
    let sharing = Self.sharing
    let place = Plan.Place(file: 0, circuit: 0, claim: 0)
    let all = try #require(PrefixRange(length: 3, letterCount: 2, numbers: 0..<8))
    let three = try #require(PrefixRange(length: 2, letterCount: 3, numbers: 0..<9))
    let tasks: [Plan.Task] = [
      .sequences(place, prefixes: all, length: .max), .sequences(place, prefixes: all, length: 3),
      .sequences(place, prefixes: three, length: 9), .claim(.init(file: 0, circuit: 0, claim: 99)),
      .claim(.init(file: 0, circuit: 0, claim: .max)),
      .claim(.init(file: 0, circuit: 0, claim: nil)), .claim(.init(file: 0, circuit: .max, claim: 0)),
      .sequences(.init(file: 0, circuit: 0, claim: 2), prefixes: all, length: 9),
      .certificate(place, path: "none", digest: "", count: .max),
      .certificate(place, path: "0.circuit", digest: "", count: 1),
    ]
    for task in tasks {
      var plan = try sharing.plan()
      plan.tasks = [task]
      plan.units = Array(Plan.units(of: plan.tasks, wanted: plan.wanted))
      let read = try Plan(reading: Array(plan.text.utf8))
      #expect(throws: PlanProblem.self, "\(task)") { try sharing.shares(1, read) }
      #expect(throws: PlanProblem.otherPlan, "\(task)") { try sharing.merge([], read) }
    }
  }

  // MARK: Tiling

  @Test func unitsTileTheirTasksHoweverManyAreWanted() throws {
    for wanted in 1...200 {
      var sharing = Sharing([Self.counter]) { $0.engine = .enumerate }
      sharing.units = wanted
      let plan = try sharing.plan()
      for (number, task) in plan.tasks.enumerated() {
        let ranges = plan.units.filter { $0.task == number }.map(\.range)
        #expect(TilingProblem.first(in: ranges, of: task.size) == nil)
        let sizes = ranges.map(\.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
      }
      #expect(plan.units.map(\.task) == plan.units.map(\.task).sorted())
      #expect(plan.units.count >= plan.tasks.count && plan.units.count <= max(wanted, plan.tasks.count))
    }
  }

  @Test func tasksOfAnySizeAreTiled() {
    let place = Plan.Place(file: 0, circuit: 0, claim: 0)
    for size in [1, 2, 3, 10, 1000, 1 << 40, Int.max] {
      for wanted in [1, 2, 3, 7, 100, 1000] {
        let tasks: [Plan.Task] = [.certificate(place, path: "", digest: "", count: size), .claim(place)]
        let units = Array(Plan.units(of: tasks, wanted: wanted))
        #expect(TilingProblem.first(in: units.filter { $0.task == 0 }.map(\.range), of: size) == nil)
        #expect(units.last == Plan.Unit(task: 1, range: 0..<1))
      }
    }
  }

  @Test func sharesHaveEveryUnitOnce() throws {
    for count in 1...40 {
      let shards = (1...count).compactMap { Plan.Shard($0, of: count) }
      #expect(shards.count == count)
      for unit in 0..<100 { #expect(shards.count { $0.has(unit) } == 1) }
    }
    for (number, count) in [(0, 1), (2, 1), (-1, 3), (1, 0), (1, -1), (.min, .max), (.max, .min)] {
      #expect(Plan.Shard(number, of: count) == nil)
    }
    #expect(try #require(Plan.Shard(.max, of: .max)).text == "\(Int.max)/\(Int.max)")
  }

  @Test func moreUnitsThanAPlanCanHaveAreRefused() {
    var sharing = Self.sharing
    for units in [Plan.mostUnits + 1, .max] {
      sharing.units = units
      #expect(throws: PlanProblem.tooManyUnits) { try sharing.plan() }
    }
  }

  // MARK: What is planned

  @Test func aFileNamedTwiceIsPlannedOnceAndReportedTwice() throws {
    var sharing = Sharing([Batches.small, Batches.varied])
    sharing.inputs = ["0.circuit", "1.circuit", "0.circuit"]
    let plan = try sharing.plan()
    #expect(plan.files.count == 2 && plan.tasks.count == 10)
    #expect(try sharing.merge(try sharing.shares(2, plan), plan).text == sharing.check().text)
  }

  /// Denominators that grow keep this from being lowered; a tie in it must be seen all the same.
  @Test func whatCannotBeCutIsJudgedWhole() throws {
    let text = """
      circuit Fine {
        input x: bit
        h[0] = 0
        h[t] = h[t-1] / 2 + x[t]
        output y[t] = step(h[t])
        prove late: y[t] <= 1
        example "by hand" {
          x = 1 1
          y = 1 1
        }
      }

      """
    for text in [text, text.replacing("input x: bit", with: "input x: bit\n  convention step(0) = 1")] {
      let sharing = Sharing([text], { ($0.engine, $0.upTo) = (.enumerate, 4) })
      let plan = try sharing.plan()
      #expect(plan.tasks == [0, 1].map { .claim(.init(file: 0, circuit: 0, claim: $0)) } || plan.tasks.count == 1)
      #expect(try sharing.merge(try sharing.shares(2, plan), plan).text == sharing.check().text)
    }
  }

  @Test func whatCannotBeReadIsNotPlanned() {
    var sharing = Self.sharing
    sharing.inputs.append("none.circuit")
    #expect(throws: PlanProblem.unreadable(path: "none.circuit", .missing)) { try sharing.plan() }
    sharing.inputs = ["0.circuit", "a.certificate"]
    #expect(throws: PlanProblem.mixedInputs) { try sharing.plan() }
  }
}
