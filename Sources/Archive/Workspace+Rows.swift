internal import Foundation
internal import Git
package import Model
internal import Records

extension Workspace {
  /// Where rows about people are kept: the folder that the programme names, else `private/`.
  ///
  /// - Throws: ``ArchiveError/storeMissing(path:)`` where the named folder is not there: nothing is kept elsewhere instead.
  package func privateStore() throws -> PrivateStore {
    guard let folder = root else { throw ArchiveError.noPrivateFolder }
    guard let named = try snapshot(reach: .own).programme().value?.privateStore else {
      return PrivateStore(root: "\(folder)/\(Layout.privateFolder)", name: Layout.privateFolder)
    }
    guard named.hasPrefix("/") || named.hasPrefix("~/") else { throw ArchiveError.storeNowhere(path: named) }
    let home = repository.environment["HOME"] ?? NSHomeDirectory()
    let place = named.hasPrefix("~/") ? home + named.dropFirst(1) : named
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), isFolder.boolValue else {
      throw ArchiveError.storeMissing(path: named)
    }
    let (resolved, top) = (Workspace.whole(place), Workspace.whole(repository.workDirectory ?? folder))
    let own = Workspace.whole("\(folder)/\(Layout.privateFolder)")
    if (resolved + "/").hasPrefix(top + "/"), !(resolved + "/").hasPrefix(own + "/") {
      throw ArchiveError.storeInFolder(path: named)
    }
    return PrivateStore(root: resolved, name: named.hasSuffix("/") ? String(named.dropLast()) : named)
  }

  private static func whole(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

  /// The rows of a measure that this machine keeps, by the definition that holds now; nil where it keeps none.
  package func observations(of name: EnquiryName, _ measure: Measure) throws -> Observations? {
    let rows = try privateStore().rows(of: name, measure.id).rows(of: measure.definition)
    return rows.isEmpty ? nil : Observations(rows, of: measure)
  }
}
