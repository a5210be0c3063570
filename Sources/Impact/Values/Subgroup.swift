/// A part of the people, by the value of a column: pupil premium `yes`.
package struct Subgroup: Hashable, Sendable {
  /// The column of the figures, as `pupil_premium`; nil when the figures give only the value.
  package let column: String?
  /// As written: `yes`.
  package let value: String
  /// Whether keys name the column: they do when the figures have several, where `yes` alone would be two things.
  package let isQualified: Bool

  package init(column: String?, value: String, isQualified: Bool = false) {
    self.column = column
    self.value = value
    self.isQualified = isQualified && column != nil
  }

  /// `yes`, or `pupil_premium=yes` among several columns.
  package var key: String {
    if isQualified, let column { "\(column)=\(value)" } else { value }
  }

  /// Whether a definition means this subgroup by `yes` or by `pupil_premium=yes`.
  package func isNamed(_ name: String) -> Bool {
    name == value || column.map { name == "\($0)=\(value)" } ?? false
  }
}
