/// What rows give, added up exactly: `measures/<id>.summary.csv`. Schools can be added to each other; nobody is in it alone.
package struct Summary: Hashable, Sendable {
  /// Whose people, from when to when. Everybody of a school where group and subgroup are nil.
  package struct Key: Hashable, Sendable {
    /// Several schools joined by ` + ` where one alone is too small; nil when rows name none.
    package var school: String?
    package var group: String?
    /// The column of the subgroup; nil for the plain `subgroup` column.
    package var subgroupBy: String?
    package var subgroup: String?
    package var from: String
    /// Nil while nothing but the start was measured.
    package var to: String?

    package init(
      school: String? = nil, group: String? = nil, subgroupBy: String? = nil, subgroup: String? = nil, from: String,
      to: String?
    ) {
      self.school = school
      self.group = group
      self.subgroupBy = subgroupBy
      self.subgroup = subgroup
      self.from = from
      self.to = to
    }
  }

  /// Where a row comes from: the definition (nil while it was never changed) and the imports, by their ids.
  package struct Origin: Hashable, Sendable {
    package var definition: String?
    package var batches: [String]

    package init(definition: String? = nil, batches: [String] = []) {
      self.definition = definition
      self.batches = batches
    }
  }

  /// The sums of one key, for values on a scale.
  ///
  /// `…All` are of everybody with a value at that occasion, the others of the matched: those with a value at both.
  package struct Sums: Hashable, Sendable {
    package var key: Key
    package var origin = Origin()
    package var nFrom = 0
    /// Nil where the few who left would show: see ``Summary``'s small cells.
    package var sumFromAll: ExactNumber?
    package var sumsqFromAll: ExactNumber?
    package var nTo = 0
    package var sumToAll: ExactNumber?
    package var sumsqToAll: ExactNumber?
    package var n = 0
    package var sumFrom = ExactNumber.zero
    package var sumTo = ExactNumber.zero
    package var sumsqFrom = ExactNumber.zero
    package var sumsqTo = ExactNumber.zero
    package var sumProduct = ExactNumber.zero
    /// Of the matched: how many went up, stayed, went down.
    package var up = 0
    package var same = 0
    package var down = 0
    /// Whether an audience may not know these three, which are then nought; a committed summary has them.
    package var hidesMoves = false
    /// Of everybody at that occasion: how many at the end of the scale; nil when the definition names no end.
    package var atMinFrom: Int?
    package var atMaxFrom: Int?
    package var atMinTo: Int?
    package var atMaxTo: Int?

    package init(key: Key) { self.key = key }
  }

  /// How many went from one answer to another, for yes/no and levels.
  package struct Move: Hashable, Sendable {
    package enum Level: Hashable, Sendable {
      case level(ExactNumber)
      /// Not measured at this occasion.
      case absent
      /// Measured, but its few people are not told apart by answer.
      case withheld
    }

    package var key: Key
    package var origin = Origin()
    package var from: Level
    package var to: Level
    package var n: Int

    package init(key: Key, from: Level, to: Level, n: Int) {
      self.key = key
      self.from = from
      self.to = to
      self.n = n
    }
  }

  /// One point of a series: how many values there were, and their sum. `key.from` is the occasion, `key.to` nil.
  package struct Point: Hashable, Sendable {
    package var key: Key
    package var origin = Origin()
    package var n: Int
    package var sum: ExactNumber

    package init(key: Key, n: Int, sum: ExactNumber) {
      self.key = key
      self.n = n
      self.sum = sum
    }
  }

  package enum Rows: Hashable, Sendable {
    /// `continuous`
    case sums([Sums])
    /// `binary`, `likert`
    case moves([Move])
    /// `series`
    case points([Point])
  }

  package var rows: Rows

  package init(_ rows: Rows) { self.rows = rows }
}
