internal import Model
internal import Packs

/// One measure as a school reads it: at most twelve lines of 80 columns, the rest counted with the way to it.
struct ImpactText {
  let id: Slug
  let story: ImpactStory
  /// How the rest is asked for: `enquiry impact paired-reading --detail`.
  let more: String

  static let most = 12
  /// The page by which lines are counted; a narrower one shows the same in more lines.
  private static let usual = Page(width: 80)

  /// A sentence or a picture, and where it stands.
  private struct Item {
    enum Place: Int { case head, flow, result, picture, caution, missing, origin }

    let place: Place
    /// As on the page of the usual width.
    let text: (Page) -> String?
    /// Whether it counts as something said that can be left out.
    var isTold = true

    /// The same with no more lines on the page of the usual width; what is cut ends in an ellipsis.
    func cut(to lines: Int) -> Item {
      guard height > lines else { return self }
      return Item(
        place: place,
        text: { page in
          text(page).map { whole in
            let parts = whole.split(separator: "\n", omittingEmptySubsequences: false)
            return parts.count <= lines
              ? whole : parts.prefix(lines - 1).joined(separator: "\n") + "\n" + parts[lines - 1].dropLast() + "…"
          }
        }, isTold: isTold)
    }

    var height: Int {
      text(ImpactText.usual).map { $0.split(separator: "\n", omittingEmptySubsequences: false).count } ?? 0
    }
  }

  func text(_ page: Page) -> String {
    let (shown, left) = chosen
    var lines = shown.sorted { $0.place.rawValue < $1.place.rawValue }.compactMap { $0.text(page) }
    let cautions = story.cautions.count - shown.count { $0.place == .caution }
    if left > 0 { lines.append(counted(left, cautions, page)) }
    return lines.joined(separator: "\n")
  }

  /// "and 5 more, 2 of them cautions: enquiry impact paired-reading --detail"
  private func counted(_ left: Int, _ cautions: Int, _ page: Page) -> String {
    let noun = cautions == 1 ? "caution" : "cautions"
    let what =
      cautions == 0
      ? "more" : cautions == left ? "more \(noun)" : "more, \(cautions) of them \(cautions == 1 ? "a caution" : noun)"
    return page.wrapped("and \(left) \(what): \(more)")
  }

  // MARK: - What fits

  /// The items that are shown, each kind in its order, and how many are not.
  private var chosen: (shown: [Item], left: Int) {
    // The lines for what is counted stay free, and the gravest caution is there whatever else is long.
    let counting = counted(99, 9, ImpactText.usual).split(separator: "\n").count
    let gravest = cautions.prefix(1).map { $0.cut(to: 3) }
    var room = ImpactText.most - counting - gravest.reduce(0) { $0 + $1.height }
    var shown = gravest
    var left = 0
    for item in required {
      // What alone would fill the page is cut; what finds no room is counted.
      let item = item.cut(to: item.place == .head ? 2 : max(1, min(room, 7)))
      if item.height <= room {
        shown.append(item)
        room -= item.height
      } else {
        left += 1
      }
    }
    var isFull: Set<Int> = []
    for offer in offered {
      let item = offer(room)
      let height = item.height
      // Of one kind nothing overtakes what was left out before it.
      if height > 0, height <= room, !isFull.contains(item.place.rawValue) {
        shown.append(item)
        room -= height
      } else if height > 0 {
        isFull.insert(item.place.rawValue)
        left += item.isTold ? 1 : 0
      }
    }
    return (shown, left + max(0, story.cautions.count - 3) + max(0, story.notComputed.count - 2) + story.notes.count)
  }

  /// What is always there besides what weakens it most: the title, the result, and who was measured.
  private var required: [Item] {
    let flow = story.flow.map { sentence($0, .flow) }
    return [title, story.standing.map { sentence($0, .head) }].compactMap { $0 }
      + story.headlines.prefix(1).map { sentence($0, .result) } + [flow].compactMap { $0 }
  }

  /// The rest in the order of its weight, each for the lines that are left: what may be a slip, results that nobody should miss,
  /// the cautions, the picture of a series, where it is from, other results, other pictures, what is not known.
  private var offered: [(Int) -> Item] {
    func fixed(_ items: [Item]) -> [(Int) -> Item] { items.map { item in { _ in item } } }
    let results = story.headlines.enumerated().dropFirst().map { ($0, sentence($1, .result)) }
    let picture = story.picture.map { picture in [{ (lines: Int) in drawing(picture, within: lines) }] } ?? []
    let isSeries = if case .run? = story.picture { true } else { false }
    return fixed(story.doubts.map { sentence($0, .missing) } + results.filter { $0.0 < story.leading }.map(\.1))
      + (isSeries ? picture : []) + fixed(cautions.dropFirst() + [origin].compactMap { $0 })
      + fixed(results.filter { $0.0 >= story.leading }.map(\.1)) + (isSeries ? [] : picture)
      + fixed(story.notComputed.prefix(2).map { sentence($0, .missing) })
  }

  private var cautions: [Item] { story.cautions.prefix(3).map { labelled("Caution: ", $0, .caution) } }

  private var title: Item {
    Item(
      place: .head,
      text: { ImpactText.heading(of: story, id, on: $0) })
  }

  static func heading(of story: ImpactStory, _ id: Slug, on page: Page) -> String {
    let title = story.title.uppercased()
    let whole = "\(title)  (\(id))"
    return Plain.columns(whole) <= page.width ? whole : page.wrapped("\(title) (\(id))")
  }

  /// Where the figures come from, with the source of published ones.
  private var origin: Item? {
    let sources = story.sources.joined(separator: "; ")
    guard let origin = story.origin else { return sources.isEmpty ? nil : line("Source: \(sources)", .origin) }
    let words = sources.isEmpty ? origin : "\(origin.dropLast()): \(sources)\(sources.hasSuffix(".") ? "" : ".")"
    return line(words, .origin)
  }

  private func drawing(_ picture: TextPicture, within lines: Int) -> Item {
    Item(
      place: .picture,
      text: { page in
        picture.drawn(width: page.width, lines: lines, marks: page.marks).map { $0.lines.joined(separator: "\n") }
      }, isTold: false)
  }

  /// What says where figures come from, and is no part of what was found.
  private func line(_ words: String, _ place: Item.Place) -> Item {
    Item(place: place, text: { $0.wrapped(words) }, isTold: false)
  }

  private func sentence(_ words: String, _ place: Item.Place) -> Item {
    Item(place: place, text: { $0.wrapped(words) })
  }

  private func labelled(_ label: String, _ words: String, _ place: Item.Place) -> Item {
    Item(place: place, text: { $0.wrapped(words, first: label, indent: 2) })
  }
}
