/// Which rows of a table sum up others, row after row: a line of sums, and below it those of single classes.
///
/// `7C` is a code like others where other codes are classes; below `Class average` at the end of pupils it is none.
package struct SumLines {
  private let mapping: RowMapping
  private var isBelowSums = false
  private var hasClasses = false

  package init(_ mapping: RowMapping) { self.mapping = mapping }

  /// Whether the next row, with this in the place of a code, sums up others.
  package mutating func take(_ code: String) -> Bool {
    if mapping.sumsUp(code) {
      isBelowSums = true
      return true
    }
    guard mapping.isClassName(code) else { return false }
    if isBelowSums, !hasClasses { return true }
    hasClasses = true
    return false
  }
}
