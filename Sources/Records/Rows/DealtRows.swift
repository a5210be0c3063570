internal import Model

/// Rows of a piece of a table, dealt out to shards: each row is so many words of 64 bits.
///
/// All shards share one piece of memory and take it block by block, so that no more of it is touched than there are rows,
/// and writing a row asks once whether there is room.
struct DealtRows {
  /// The words of a row: its code, then two names a word, then its values.
  struct Shape {
    let names: Int
    let values: Int

    fileprivate var firstValue: Int { CodeKey.words + (names + 1) / 2 }
    fileprivate var width: Int { firstValue + values }
  }

  /// Few enough that half a block of each shard, left empty, is nothing beside a large file.
  private static let rowsPerBlock = 32

  private let shape: Shape
  private var words: [UInt64] = []
  /// Of each shard: where its next row goes, and where its block ends.
  private var ends: [(next: Int, limit: Int)]
  /// Of each shard: where its blocks begin.
  private var blocks: [[Int]]

  /// - Parameter expected: about so many rows.
  init(_ shape: Shape, shards: Int, expected: Int) {
    self.shape = shape
    ends = Array(repeating: (0, 0), count: shards)
    blocks = Array(repeating: [], count: shards)
    if shards > 1 { words.reserveLarge((expected + expected / 16 + shards * DealtRows.rowsPerBlock) * shape.width) }
  }

  /// Adds a row to a shard.
  ///
  /// - Parameters:
  ///   - names: as many as the shape says.
  ///   - values: likewise.
  @inline(__always)
  mutating func add(_ key: CodeKey, _ names: Span<Int32>, _ values: Span<Observations.Value>, to shard: Int) {
    if ends[shard].next == ends[shard].limit { startBlock(shard) }
    let (row, firstValue) = (ends[shard].next, shape.firstValue)
    ends[shard].next = row + shape.width
    var words = words.mutableSpan
    key.write(to: &words, at: row)
    for name in names.indices {
      let bits = UInt64(UInt32(bitPattern: names[name])) &<< UInt64(name & 1 &* 32)
      let word = row + CodeKey.words + name / 2
      words[word] = name & 1 == 0 ? bits : words[word] | bits
    }
    for value in values.indices { words[row + firstValue + value] = values[value].bits }
  }

  @inline(never)
  private mutating func startBlock(_ shard: Int) {
    let start = words.count
    words.append(contentsOf: repeatElement(0, count: DealtRows.rowsPerBlock * shape.width))
    blocks[shard].append(start)
    ends[shard] = (start, words.count)
  }

  // MARK: - Reading

  /// How many rows a shard has.
  func count(_ shard: Int) -> Int {
    max(0, blocks[shard].count - 1) * DealtRows.rowsPerBlock
      + (blocks[shard].last.map { ends[shard].next - $0 } ?? 0) / shape.width
  }

  /// The places of a shard's rows in the order of the file, block by block.
  func places(_ shard: Int) -> [StrideTo<Int>] {
    blocks[shard].map { start in
      let end = start == blocks[shard].last ? ends[shard].next : start + DealtRows.rowsPerBlock * shape.width
      return stride(from: start, to: end, by: shape.width)
    }
  }

  @inline(__always)
  func key(_ place: Int) -> CodeKey { CodeKey(words.span, at: place) }

  @inline(__always)
  func name(_ number: Int, _ place: Int) -> Int32 {
    let word = words[place + CodeKey.words + number / 2]
    return Int32(truncatingIfNeeded: word &>> UInt64(number & 1 &* 32))
  }

  @inline(__always)
  func value(_ number: Int, _ place: Int) -> Observations.Value {
    Observations.Value(bits: words[place + shape.firstValue + number])
  }
}
