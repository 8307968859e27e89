import CircuitModel

extension Draft {
  /// Finds an order in which the cells of a step can be computed, or reports the circle that prevents it.
  ///
  /// A step with equations of its own may need another order than the rest, so each such step is looked at by itself;
  /// one order must then serve them all.
  func orderCells() {
    let equations = cells.map(\.equation)
    guard brokenCells.isEmpty else { return reportCycles(StepGraph(equations, parameters), atStep: nil) }
    let graph = StepGraph(equations, parameters)
    let components = stronglyConnectedComponents(of: cells.count) { graph.successors(of: $0, atStep: nil, all: true) }
    let isAcyclic = components.allSatisfy { component in
      component.count == 1 && !graph.successors(of: component[0], atStep: nil, all: true).contains(component[0])
    }
    if isAcyclic {
      order = components.flatMap { $0 }.filter { cells[$0].equation != nil }.map { CellID($0) }
      return
    }
    let before = findings.diagnostics.count
    reportCycles(graph, atStep: nil)
    for step in graph.specialSteps { reportCycles(graph, atStep: step) }
    if findings.diagnostics.count == before { reportNoSingleOrder(graph, components) }
  }

  private func reportCycles(_ graph: StepGraph, atStep step: Int?) {
    let components = stronglyConnectedComponents(of: cells.count) { graph.successors(of: $0, atStep: step) }
    for component in components {
      guard let cycle = shortestCycle(in: component, successors: { graph.successors(of: $0, atStep: step) }) else {
        continue
      }
      let places = zip(cycle, cycle.dropFirst() + cycle.prefix(1)).compactMap {
        graph.range(from: $0, to: $1, atStep: step)
      }
      report(CircuitProblem.cycle(cycle.map { name(of: CellID($0), atStep: step) }, atStep: step, places))
    }
  }

  private func reportNoSingleOrder(_ graph: StepGraph, _ components: [[Int]]) {
    let all: (Int) -> [Int] = { graph.successors(of: $0, atStep: nil, all: true) }
    for component in components {
      guard let cycle = shortestCycle(in: component, successors: all) else { continue }
      let places = zip(cycle, cycle.dropFirst() + cycle.prefix(1)).compactMap { graph.anyRange(from: $0, to: $1) }
      report(CircuitProblem.noSingleOrder(cycle.map { name(of: CellID($0), atStep: nil) }, places))
    }
  }

  /// A cell at a step as the text would write it: `h[t]`, `h[t][2]`, `h[1]`.
  func name(of cell: CellID, atStep step: Int?) -> String {
    let name = cells[cell.number].name
    let split = name.firstIndex(of: "[") ?? name.endIndex
    return "\(name[..<split])[\(step.map(String.init) ?? "t")]\(name[split...])"
  }
}

/// Which cell's equation reads which other cell at the same step.
private struct StepGraph {
  private struct Edge {
    var target: Int
    /// The only step at which the read is a read of the same step; `nil` where it is every step.
    var onlyAt: Int?
    var range: SourceRange
  }

  private struct Node {
    var general: [Edge] = []
    var overrides: [(step: Int, edges: [Edge])] = []
  }

  private let nodes: [Node]
  /// The steps at which other equations or other reads count than usually.
  let specialSteps: [Int]

  init(_ equations: [Equation?], _ parameters: [Parameter]) {
    func edges(_ expression: Expression) -> [Edge] {
      StepDependencies(of: expression, parameters: parameters).found.map {
        Edge(target: $0.cell.number, onlyAt: $0.onlyAt, range: $0.range)
      }
    }
    nodes = equations.map { equation in
      guard let equation else { return Node() }
      return Node(
        general: edges(equation.general), overrides: equation.overrides.map { ($0.step, edges($0.value)) })
    }
    var steps: Set<Int> = []
    for node in nodes {
      for (step, _) in node.overrides { steps.insert(step) }
      for edge in node.general { if let step = edge.onlyAt { steps.insert(step) } }
    }
    specialSteps = steps.sorted()
  }

  /// The cells read at the same step: at a special step, at any other (`nil`), or at all steps taken together.
  func successors(of node: Int, atStep step: Int?, all: Bool = false) -> [Int] {
    if all {
      return (nodes[node].general + nodes[node].overrides.flatMap(\.edges)).map(\.target)
    }
    return edges(of: node, atStep: step).map(\.target)
  }

  /// Where one cell's equation reads another.
  func range(from node: Int, to target: Int, atStep step: Int?) -> SourceRange? {
    edges(of: node, atStep: step).first { $0.target == target }?.range
  }

  /// Where any of one cell's equations reads another.
  func anyRange(from node: Int, to target: Int) -> SourceRange? {
    (nodes[node].general + nodes[node].overrides.flatMap(\.edges)).first { $0.target == target }?.range
  }

  private func edges(of node: Int, atStep step: Int?) -> [Edge] {
    guard let step else { return nodes[node].general.filter { $0.onlyAt == nil } }
    let active = nodes[node].overrides.first { $0.step == step }?.edges ?? nodes[node].general
    return active.filter { $0.onlyAt == nil || $0.onlyAt == step }
  }
}
