/// The strongly connected components of a graph, each after those that it leads to (Tarjan's algorithm, SIAM J.
/// Comput. 1(2), 1972, doi:10.1137/0201010), without recursion: files may hold chains of any length.
///
/// - Parameters:
///   - count: how many nodes there are.
///   - successors: the nodes that a node leads to.
/// - Returns: the components; the nodes of each in ascending order.
/// - Complexity: O(nodes + edges), and sorting each component.
func stronglyConnectedComponents(of count: Int, successors: (Int) -> [Int]) -> [[Int]] {
  var components: [[Int]] = []
  var number = [Int](repeating: -1, count: count)
  var low = number
  var isOpen = [Bool](repeating: false, count: count)
  var open: [Int] = []
  var next = 0
  for root in 0..<count where number[root] < 0 {
    var path: [(node: Int, rest: ArraySlice<Int>)] = []
    func enter(_ node: Int) {
      number[node] = next
      low[node] = next
      next += 1
      open.append(node)
      isOpen[node] = true
      path.append((node, successors(node)[...]))
    }
    enter(root)
    while let (node, rest) = path.last {
      if let successor = rest.first {
        path[path.count - 1].rest = rest.dropFirst()
        if number[successor] < 0 {
          enter(successor)
        } else if isOpen[successor] {
          low[node] = min(low[node], number[successor])
        }
        continue
      }
      path.removeLast()
      if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
      guard low[node] == number[node] else { continue }
      var component: [Int] = []
      while let member = open.popLast() {
        isOpen[member] = false
        component.append(member)
        if member == node { break }
      }
      components.append(component.sorted())
    }
  }
  return components
}

/// A shortest cycle through the first node of a component that lies on one, beginning there, or `nil` where there is
/// none.
///
/// - Complexity: O(edges of the component)
func shortestCycle(in component: [Int], successors: (Int) -> [Int]) -> [Int]? {
  guard let start = component.first else { return nil }
  let members = Set(component)
  var cameFrom: [Int: Int] = [:]
  var queue = [start]
  var head = 0
  while head < queue.count {
    let node = queue[head]
    head += 1
    for successor in successors(node) where members.contains(successor) {
      if successor == start {
        var cycle = [node]
        while let last = cycle.last, last != start, let before = cameFrom[last] { cycle.append(before) }
        return cycle.reversed()
      }
      if cameFrom[successor] == nil {
        cameFrom[successor] = node
        queue.append(successor)
      }
    }
  }
  return nil
}
