internal import Foundation

/// A folder for what an engine reads and writes by name; nobody else may look into it.
struct EngineFolder {
  private let place: URL

  var path: String { place.path }

  init(for kind: Engine.Kind) throws(Failure) {
    place = FileManager.default.temporaryDirectory.appendingPathComponent("enquiry-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure("Nothing could be handed to \(kind.spoken): \(error.localizedDescription)")
    }
  }

  subscript(_ name: String) -> URL { place.appendingPathComponent(name) }

  /// Writes a file; hands back its path.
  func write(_ bytes: [UInt8], to name: String) throws(Failure) -> String {
    do { try Data(bytes).write(to: self[name]) } catch {
      throw Failure("\(name) could not be written for a moment’s use: \(error.localizedDescription)")
    }
    return self[name].path
  }

  func remove() {
    do { try FileManager.default.removeItem(at: place) } catch {
      // What cannot be removed lies where the system clears up by itself.
    }
  }
}
