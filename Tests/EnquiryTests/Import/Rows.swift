import Foundation
import Testing

@testable import enquiry

/// Files of rows as a test needs them, and a desk with a measure that they can be imported for.
enum Rows {
  static let measures = "enquiries/elm/paired-reading/measures"
  static let batches = "private/rows/elm/paired-reading/reading"

  /// So many people with a value before and after, each with a code of its own, as `P01`.
  static func wide(_ count: Int, from first: Int = 1, gain: Int = 4, columns: String = "participant,before,after")
    -> String
  {
    let rows = (first..<(first + count)).map { "P\($0 < 10 ? "0" : "")\($0),\(20 + $0 % 9),\(20 + $0 % 9 + gain)" }
    return ([columns] + rows).joined(separator: "\n") + "\n"
  }

  static func long(_ count: Int, school: String? = nil, from first: Int = 1, gain: Int = 4) -> String {
    let rows = (first..<(first + count)).flatMap { number -> [String] in
      let value = 20 + number % 9
      return [("before", value), ("after", value + gain)].map { occasion, value in
        "Q\(number),\(school.map { $0 + "," } ?? "")\(occasion),\(value)"
      }
    }
    return (["participant,\(school == nil ? "" : "school,")occasion,value"] + rows).joined(separator: "\n") + "\n"
  }
}

extension Desk {
  /// A desk with the measure `reading`, scores from 0 to 60.
  static func withMeasure(_ flags: String = "--scale continuous --scale-min 0 --scale-max 60") -> Desk {
    let desk = Desk.withEnquiry()
    desk.does("measure new reading \(flags)")
    return desk
  }

  func names(in place: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder + "/" + place)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".csv") }.sorted()
  }

  func summary() throws -> String { try read("\(Rows.measures)/reading.summary.csv") }

  /// The permissions of everything below a folder, in octal.
  func modes(below place: String) throws -> [String: String] {
    var modes: [String: String] = [:]
    for name in FileManager.default.enumerator(atPath: folder + "/" + place)?.compactMap({ $0 as? String }) ?? [] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(place)/\(name)")
      modes[name] = (attributes[.posixPermissions] as? NSNumber).map { String($0.intValue, radix: 8) }
    }
    return modes
  }
}
