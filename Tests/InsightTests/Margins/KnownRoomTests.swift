import CircuitModel
import Insight
import TestSupport
import Testing

/// Rooms that can be worked out by hand.
@Suite struct KnownRoomTests {
  private func rooms(_ text: String) throws -> [(decisions: String, claims: String)] {
    try MarginsInsight(over: ReachableStates(of: circuit(text))).weights.map { ($0.decisions.shown, $0.claims.shown) }
  }

  @Test func theRunningAndHasAGapOfOneHalfOnBothSides() throws {
    let margins = try MarginsInsight(
      over: ReachableStates(
        of: circuit(
          """
          circuit A {
            input x: bit
            h[0] = 1
            h[t] = step(h[t-1] + x[t] - 1.5)
            output y[t] = h[t]
            prove y[t] iff all(x[1..t])
          }
          """)))
    #expect(margins.weights.map(\.decisions.shown) == ["(1/2, 3/2)", "(1/2, 3/2)", "(-2, -1)"])
    #expect(margins.weights.map(\.claims.shown) == ["(1/2, 3/2)", "(1/2, 3/2)", "(-2, -1)"])
    #expect(margins.least == Rational(1, 2))
    guard case .size(let size, let isIncluded, _, let word) = margins.uniform else {
      Issue.record("there is a size")
      return
    }
    #expect(size == Rational(1, 6) && !isIncluded && word == [1])
  }

  @Test func claimsMayAllowMoreThanDecisionsDo() throws {
    // Without h, y does what is claimed all the same.
    let rooms = try rooms(
      """
      circuit A {
        input x: bit
        h[t] = step(x[t] - 0.5)
        output y[t] = step(h[t] + x[t] - 0.5)
        convention step(0) = 0
        prove y[t] iff x[t]
      }
      """)
    #expect(rooms[0].decisions == "(1/2, ∞)" && rooms[0].claims == "(-∞, ∞)")
    #expect(rooms[1].decisions == "(-1, 0]" && rooms[1].claims == "(-∞, 0]")
  }

  @Test func aNumberThatAClaimPinsCannotMove() throws {
    let rooms = try rooms(
      """
      circuit A {
        input x: bit
        h[0] = 0
        h[t] = step(h[t-1] + x[t] - 0.5)
        output y[t] = 3 * h[t] - 1
        prove y[t] == 3 * max(x[1..t]) - 1
      }
      """)
    #expect(rooms.map(\.decisions).suffix(2) == ["(-∞, ∞)", "(-∞, ∞)"])
    #expect(rooms.map(\.claims).suffix(2) == ["[3, 3]", "[-1, -1]"])
  }

  @Test func aConstantMovesEveryPlaceAtOnce() throws {
    // w · x + w − 5/2 with x in 0, 1: the sums are w − 5/2 and 2 w − 5/2.
    let rooms = try rooms(
      """
      circuit A {
        input x: bit
        let w = 2
        output y[t] = step(w * x[t] + w - 2.5)
        prove y[t] iff x[t]
      }
      """)
    #expect(rooms[0].decisions == "(5/4, 5/2)" && rooms[0].claims == "(5/4, 5/2)")
  }

  @Test func whatALinearUnitRemembersIsFollowedWhereItIsAStraightLine() throws {
    let rooms = try rooms(
      """
      circuit A {
        input x: bit
        r[0] = 0
        r[t] = 0 * r[t-1] + 2 * x[t]
        output y[t] = step(r[t-1] - 0.5)
        prove t > 1 implies (y[t] iff x[t-1])
      }
      """)
    #expect(rooms[0].decisions == "bent" && rooms[0].claims == "not worked out")
    #expect(rooms[1].decisions == "(1/2, ∞)" && rooms[1].claims == "(1/2, ∞)")
  }

  @Test func numbersThatGrowAreNotWorkedOut() throws {
    let rooms = try rooms(
      """
      circuit A {
        input x: bit
        n[0] = 0
        n[t] = n[t-1] + 2 * x[t] - 1
        output y[t] = step(n[t] - 0.5)
        prove y[t] implies x[1] or t > 1
      }
      """)
    #expect(rooms.allSatisfy { $0.decisions == "not worked out" && $0.claims == "not worked out" })
  }
}

extension DecisionRoom {
  fileprivate var shown: String {
    switch self {
    case .range(let range):
      let lower = range.lower.map { ($0.isIncluded ? "[" : "(") + "\($0.value)" } ?? "(-∞"
      return lower + ", " + (range.upper.map { "\($0.value)" + ($0.isIncluded ? "]" : ")") } ?? "∞)")
    case .notWorkedOut(.bent): return "bent"
    case .notWorkedOut: return "not worked out"
    }
  }
}

extension ClaimRoom {
  fileprivate var shown: String {
    guard case .range(let lower, let upper) = self else { return "not worked out" }
    return lower.shown("(-∞", "[", "(", isLower: true) + ", " + upper.shown("∞)", "]", ")", isLower: false)
  }
}

extension ClaimRoom.End {
  fileprivate func shown(_ infinite: String, _ closed: String, _ open: String, isLower: Bool) -> String {
    switch self {
    case .unbounded: infinite
    case .at(let value, let isIncluded, _):
      isLower ? (isIncluded ? closed : open) + "\(value)" : "\(value)" + (isIncluded ? closed : open)
    case .known(let value, _, _): "\(value) at least"
    }
  }
}
