/// Numbers of records that exist and are not shown.
package struct Withheld: Hashable, Sendable {
  package var evidence = 0
  package var leadership = 0
  package var cycles = 0
  package var measures = 0

  var entries: Int { evidence + leadership }
}
