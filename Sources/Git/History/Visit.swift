/// What a visitor says after each thing it was shown.
package enum Visit: Sendable {
  case next
  case stop
}
