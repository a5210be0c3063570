import Foundation
import TestSupport

/// A folder with records of every kind, shared by chance in every way: what goes no further than the team says words that begin with
/// `s3cr`, in its names, keys, texts, references and comments; what goes to the cluster says words that begin with `0pen`.
struct MadeSharing {
  private(set) var files: [String: String] = [:]
  private(set) var open: Set<String> = []
  private var dice: SplitMix
  private var count = 0
  private var alliances: [String] = []
  /// The entries of all enquiries, and whether they go.
  private var entries: [(id: String, goes: Bool)] = []

  init(seed: UInt64) {
    dice = SplitMix(seed: seed)
    for number in 0..<Int.random(in: 1...2, using: &dice) { addAlliance("alliance-\(number)") }
    files["enquiries/programme.yaml"] = """
      # \(secret())
      schema: enquiry/1
      name: \(word(true))
      private_store: /media/\(secret())
      logo: templates/\(secret()).png
      own_key: \(secret())
      terms:
        - id: autumn  # \(secret())
          starts: 1 September
      """
    files["templates/pack/\(secret()).md.mustache"] = secret()
    files["enquiries/\(secret()).txt"] = secret()
    addCluster()
    for entry in entries where Bool.random(using: &dice) { addCoding(entry.id, entry.goes) }
  }

  // MARK: - Words

  private mutating func secret() -> String { word(false) }

  private mutating func word(_ goes: Bool) -> String {
    count += 1
    let word = (goes ? "0pen" : "s3cr") + String(String(10_000 + count).dropFirst())
    if goes { open.insert(word) }
    return word
  }

  /// A line that says how far a record goes, and whether that is as far as the cluster.
  private mutating func share(usual: Bool) -> (line: String, goes: Bool) {
    let lines: [(String, Bool)] = [
      ("", usual), ("share: team\n", false), ("share: cluster\n", true), ("share: public # \(secret())\n", true),
      ("share: everyone\n", false), ("share: me\n", false), ("\"share\": 'cluster'\n", true), ("share:\n", usual),
    ]
    return lines.randomElement(using: &dice) ?? lines[0]
  }

  private mutating func toss() -> Bool { Bool.random(using: &dice) }

  // MARK: - Records

  private mutating func addAlliance(_ slug: String) {
    alliances.append(slug)
    files["enquiries/\(slug)/alliance.yaml"] =
      "schema: enquiry/1\nname: \(word(true)) # \(secret())\nschools:\n  - name: Elm School\n    mine: \(secret())\n"
    files["enquiries/\(slug)/reviews/2026-03-05-\(secret()).md"] = secret()
    for number in 0..<Int.random(in: 1...2, using: &dice) { addEnquiry("enquiries/\(slug)/enquiry-\(number)") }
  }

  private mutating func addEnquiry(_ place: String) {
    var measures: [(id: String, goes: Bool)] = []
    for _ in 0..<3 { measures.append(addMeasure(place)) }
    var cycles: [(id: String, goes: Bool)] = []
    for year in 2024...2026 { cycles.append(addCycle(place, year)) }
    var logged: [(id: String, goes: Bool)] = []
    for _ in 0..<8 { logged.append(addEntry(place, measures.map(\.id), cycles.map(\.id))) }
    entries += logged
    let named = measures.map { measure in
      "  - text: \(word(true))\n    measure: \(measure.id)\n    at_least: \"\(measure.goes ? "0.5" : "\(secret().dropFirst(4)).s3cr")\"\n"
    }
    let ties = logged.map { "        - \($0.id) # \(secret())\n" }.joined()
    files["\(place)/enquiry.md"] = """
      ---
      schema: enquiry/1
      id: \(word(true))
      title: \(word(true))
      question: \(word(true))
      success:
      \(named.joined())theory_of_change:
        outputs:
          - text: \(word(true))
            measures: [\(measures.map(\.id).joined(separator: ", "))]
            evidence_for:
      \(ties)      evidence_against: [\(logged.last?.id ?? "")]
      ---

      ## Notes

      \(word(true)) <!-- \(secret()) -->
      """
    addLock(place, measures)
    files["\(place)/\(secret()).md"] = secret()
  }

  private mutating func addMeasure(_ place: String) -> (id: String, goes: Bool) {
    let share = share(usual: true)
    let id = word(share.goes)
    files["\(place)/measures/\(id).yaml"] =
      "schema: enquiry/1\ntitle: \(word(share.goes))\n\(share.line)scale: continuous\nmine: \(secret())\n"
    files["\(place)/measures/\(id).figures.csv"] =
      "occasion,n,mean,subgroup_by,subgroup,note,teacher\nbefore,24,90,,,\(word(share.goes)),\(secret())\n"
      + "before,3,61,\(secret()),yes,\(secret()),\n"
    return (id, share.goes)
  }

  private mutating func addCycle(_ place: String, _ year: Int) -> (id: String, goes: Bool) {
    let share = share(usual: true)
    let id = word(share.goes)
    files["\(place)/cycles/autumn-\(year)-\(id).md"] =
      "---\nschema: enquiry/1\n\(share.line)interventions:\n  - \(word(share.goes)) # \(secret())\n---\n\n## Aim\n\n\(word(share.goes))\n"
    return (id, share.goes)
  }

  private mutating func addEntry(
    _ place: String, _ measures: [String], _ cycles: [String]
  ) -> (id: String, goes: Bool) {
    let share = share(usual: false)
    let id = word(share.goes)
    let kind = ["evidence", "leadership", "participation"].randomElement(using: &dice) ?? ""
    let name =
      kind == "evidence" ? "survey-\(id)" : kind == "leadership" ? id : "\(toss() ? "left" : "adapted")-\(id)"
    var keys =
      "schema: enquiry/1\n\(share.line)role: \(word(share.goes))\ncycle: \(cycles.randomElement(using: &dice) ?? "")\n"
    if kind == "evidence" { keys += "measures:\n" + measures.map { "  - \($0)\n" }.joined() }
    if kind != "participation" {
      let file = "\(word(share.goes)).txt"
      files["\(place)/files/\(file)"] = word(share.goes)
      // One that is not there says what it would have been.
      keys += "files: [\(file), \(secret()).txt]\n"
    }
    files["\(place)/files/\(secret()).txt"] = secret()
    let date = toss() ? "2026-03-05" : "undated"
    files["\(place)/\(kind)/\(date)-\(name).md"] = "---\n\(keys)---\n\n\(word(share.goes))\n"
    return (id, share.goes)
  }

  private mutating func addLock(_ place: String, _ measures: [(id: String, goes: Bool)]) {
    func plan(_ indent: String) -> String {
      var lines = ["locked: 2026-01-05", "question: \(word(true))", "success:"]
      for measure in measures {
        lines += [
          "  - text: \(word(true))", "    measure: \(measure.id)", "    rise_of: \(measure.goes ? "1" : secret())",
        ]
      }
      lines.append("measures:")
      for measure in measures {
        lines += ["  - id: \(measure.id)", "    title: \(word(measure.goes))", "    unit: \(word(measure.goes))"]
      }
      lines.append("amendments:")
      for measure in measures {
        lines += ["  - date: 2026-02-05", "    reason: \(word(measure.goes))", "    changes:"]
        lines += change("definition", measure) + (measure.goes ? [] : change("measure", measure))
      }
      // One reason for what goes and for what does not.
      if let stays = measures.first(where: { !$0.goes }) {
        lines += ["  - reason: \(secret())", "    changes:"] + change("definition", stays)
        for measure in measures where measure.goes { lines += change("definition", measure) }
        lines += ["  - reason: \(secret())", "    changes:", "      - what: success"]
        lines += ["        from: \"\(word(true)) (\(stays.id): at least \(secret()))\""]
      }
      return lines.map { indent + $0 }.joined(separator: "\n")
    }
    let earlier = plan("    ").dropFirst(4)
    files["\(place)/plan.lock.yaml"] =
      "schema: enquiry/1\n\(plan(""))\nearlier:\n  - \(earlier)\n    ended: 2026-02-06\n    reason: \(word(true))\n"
  }

  private mutating func change(_ what: String, _ measure: (id: String, goes: Bool)) -> [String] {
    [
      "      - what: \(what)", "        measure: \(measure.id)", "        key: unit",
      "        from: \(word(measure.goes))", "        to: \(word(measure.goes))",
    ]
  }

  private mutating func addCluster() {
    let place = "enquiries/clusters/north"
    files["\(place)/cluster.yaml"] =
      "schema: enquiry/1\nname: \(word(true)) # \(secret())\nalliances: [\(alliances.joined(separator: ", "))]\n"
    files["\(place)/meetings/2026-03-05.md"] =
      "---\nschema: enquiry/1\nplace: \(word(true))\nmine: \(secret())\n---\n\n## Decisions\n\n\(word(true))\n"
    files["\(place)/actions/\(word(true)).md"] = "---\nschema: enquiry/1\nwhat: \(word(true))\n---\n"
    for _ in 0..<4 {
      let share = share(usual: false)
      files["\(place)/check-ins/2026-03-05-\(alliances[0])-\(word(share.goes)).md"] =
        "---\nschema: enquiry/1\n\(share.line)asks: [\(word(share.goes))]\n---\n\n\(word(share.goes))\n"
    }
    files["\(place)/packs/2026-03-05-cluster.html"] = secret()
    files["\(place)/packs/2026-03-05-cluster.yaml"] = "schema: enquiry/1\ncommit: \(secret())\nprogram: 1\nsha256: 0\n"
    files["\(place)/pseudonyms.yaml"] = "schema: enquiry/1\nschools: [\(secret())]\n"
    files["\(place)/\(secret()).md"] = secret()
  }

  private mutating func addCoding(_ entry: String, _ goes: Bool) {
    let share = share(usual: false)
    let isShared = goes && share.goes
    files["enquiries/codings/2026-03-06-\(entry)-\(word(isShared)).md"] =
      "---\nschema: enquiry/1\n\(share.line)codes: [key-messages/km3]\nrole: \(word(isShared))\n---\n\n\(word(isShared))\n"
  }
}
