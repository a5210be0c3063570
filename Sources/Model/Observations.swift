/// The rows of one measure in columns: who, when, what; one entry a participant, in an order that means nothing.
///
/// Codes of participants are not kept: a participant is a position. Names (`groups` …) are distinct, in byte order, so that
/// the order of the rows changes no result.
package struct Observations: Hashable, Sendable {
  /// An exact decimal small enough to be squared and added up a million times: at most 15 digits, at most 12 after the
  /// point (further ones are rounded, half away from zero, when it is read).
  package struct Value: Hashable, Sendable {
    /// 56 bits of mantissa above 8 bits of places: a large file has a million of them.
    @usableFromInline let packed: Int64

    @inlinable
    package var mantissa: Int64 { packed >> 8 }
    /// Digits after the point, 0 to 12; 255 when there is no value.
    @inlinable
    package var places: UInt8 { UInt8(truncatingIfNeeded: packed) }

    /// - Parameter mantissa: at most 16 digits.
    @inlinable
    package init(mantissa: Int64, places: UInt8) { packed = mantissa << 8 | Int64(places) }

    /// The value as one word, and from it.
    @inlinable
    package var bits: UInt64 { UInt64(bitPattern: packed) }
    @inlinable
    package init(bits: UInt64) { packed = Int64(bitPattern: bits) }

    /// Not measured, or an empty cell.
    package static let missing = Value(mantissa: 0, places: 255)
    @inlinable
    package var isMissing: Bool { places == 255 }
    /// The number; nil when there is none.
    package var number: ExactNumber? {
      isMissing ? nil : ExactNumber(mantissa: Int128(mantissa), places: Int(places))
    }
  }

  /// A part of the people by one column: `subgroup`, or those that the definition names.
  package struct Column: Hashable, Sendable {
    /// As `subgroup`, `pupil_premium`.
    package let name: String
    /// Its distinct values, in byte order.
    package let values: [String]
    /// Of each participant: an index into `values`, −1 where the cell is empty.
    package let member: [Int32]

    package init(name: String, values: [String], member: [Int32]) {
      self.name = name
      self.values = values
      self.member = member
    }
  }

  /// In the order of the definition, then `before` or `baseline` first, then by date or as they first appear.
  package var occasions: [String]
  package var groups: [String]
  package var schools: [String]
  /// Of each participant: an index into `groups`, −1 without a group.
  package var group: [Int32]
  /// Of each participant: an index into `schools`, −1 without a school.
  package var school: [Int32]
  package var subgroups: [Column]
  /// One column an occasion, each with a value or `.missing` a participant.
  package var values: [[Value]]

  package var participants: Int { group.count }

  package init(
    occasions: [String], groups: [String], schools: [String], group: [Int32], school: [Int32], subgroups: [Column],
    values: [[Value]]
  ) {
    self.occasions = occasions
    self.groups = groups
    self.schools = schools
    self.group = group
    self.school = school
    self.subgroups = subgroups
    self.values = values
  }
}
