package import Model

/// A file that is no table of rows, or that cannot be taken apart.
package struct RowFileError: Error, Hashable {
  /// A workbook that another program can turn into CSV.
  package enum Workbook: Hashable, Sendable {
    /// `.xlsx`, also `.ods` and `.numbers`: a ZIP archive.
    case zipped
    /// `.xls`
    case old
  }

  package let problem: Problem
  /// What the file is, when it is a workbook and no text.
  package let workbook: Workbook?

  package init(_ problem: Problem, workbook: Workbook? = nil) {
    self.problem = problem
    self.workbook = workbook
  }
}

extension RowFileError: CustomStringConvertible {
  package var description: String {
    "\(problem.place.path):\(problem.place.line):\(problem.place.column): \(problem.message) \(problem.remedy)"
  }
}
