// Stands in for the graph formats until they are merged.

extension NetworkPicture {
  /// The network for Graphviz.
  public var dot: String { "" }
  /// The network for Mermaid.
  public var mermaid: String { "" }
}

extension MachinePicture {
  /// The machine for Graphviz.
  public var dot: String { "" }
  /// The machine for Mermaid.
  public var mermaid: String { "" }
}
