extension Horizon {
  /// An action as it stood by its dates: open where it was done later; nil for one that was agreed later.
  package func cut(_ action: Action) -> Action? {
    guard shows(action.agreed) else { return nil }
    if shows(action.done) { return action }
    var open = action
    (open.done, open.outcome) = (nil, nil)
    return open
  }
}
