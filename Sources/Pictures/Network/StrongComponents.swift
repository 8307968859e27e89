/// Which vertices of a graph lie on a cycle with each other.
///
/// R. Tarjan, "Depth-first search and linear graph algorithms", 1972, doi:10.1137/0201010; with a stack of its own, since networks
/// may be deep.
struct StrongComponents {
  /// The number of the component of each vertex; two on a common cycle have the same.
  private(set) var component: [Int]

  /// Finds the components of a graph, given by the vertices that each leads to.
  /// - Complexity: O(vertices + edges)
  init(of successors: [[Int]]) {
    let none = -1
    component = Array(repeating: none, count: successors.count)
    var (index, low) = (component, component)
    var (open, found, components): ([Int], Int, Int) = ([], 0, 0)
    for root in successors.indices where index[root] == none {
      var path = [(vertex: root, next: 0)]
      while let (vertex, next) = path.last {
        if index[vertex] == none {
          (index[vertex], low[vertex]) = (found, found)
          found += 1
          open.append(vertex)
        }
        if next < successors[vertex].count {
          path[path.count - 1].next += 1
          let other = successors[vertex][next]
          if index[other] == none {
            path.append((other, 0))
          } else if component[other] == none {
            low[vertex] = min(low[vertex], index[other])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.vertex { low[parent] = min(low[parent], low[vertex]) }
        guard low[vertex] == index[vertex] else { continue }
        while let member = open.popLast() {
          component[member] = components
          if member == vertex { break }
        }
        components += 1
      }
    }
  }
}
