extension Snapshot {
  /// Every file below a folder with its bytes, in the order of the paths.
  package func files(below folder: String) throws -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    for name in try names(in: folder) {
      let path = "\(folder)/\(name)"
      if let bytes = try bytes(path, limit: .max) {
        files.append((path, bytes))
      } else {
        files += try self.files(below: path)
      }
    }
    return files
  }
}
