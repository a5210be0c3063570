import Model
import Testing

@testable import Packs

/// The pack for somebody who hears it, enlarges it or prints it in grey.
struct AccessTests {
  @Test(arguments: PaperTests.Cluster.allCases)
  func `nothing stands in the way of a reader`(cluster: PaperTests.Cluster) throws {
    let contents = try cluster.contents()
    #expect(AccessCheck(try Pack.html(contents, templates: TemplateFiles.all())).faults == [])
  }

  @Test(arguments: PackContents.Layout.allCases)
  func `nor in a report, a page for governors, or beside a logo`(layout: PackContents.Layout) throws {
    let full = try FullCluster.contents()
    let contents = PackContents(
      cluster: full.cluster, meeting: full.meeting, alliances: full.alliances, toolkit: full.toolkit,
      basis: full.basis, look: PackLook(logo: "data:image/png;base64,AAAA"), layout: layout)
    #expect(AccessCheck(try Pack.html(contents, templates: TemplateFiles.all())).faults == [])
  }

  @Test func `what stands in the way is found`() {
    let faults = AccessCheck(
      """
      <!DOCTYPE html><html><head><title></title></head><body><p>Before all</p><main id="content"><h1></h1><h3>Deep</h3>\
      <section><p>Nameless</p></section><table><tbody><tr><th>Head</th></tr></tbody></table><img src="x">\
      <svg role="img"><path></path></svg><a href="https://example.org">here</a><ul><p>No item</p></ul></main></body></html>
      """
    ).faults
    #expect(faults.count == 14, "\(faults)")
  }

  // MARK: - Contrast

  /// The usual colour, a dark one, a bright one, and one that nobody could read.
  @Test(arguments: [nil, "#7a1f3d", "#e8590c", "#ffe066"] as [String?])
  func `every text is read on its ground, in the colour of any programme`(own: String?) throws {
    let look = PackLook(colour: own.flatMap { Colour($0) })
    let style = try PackStyle(TemplateFiles.all(), running: "", accent: look.colour?.description)
    let grounds = ["#ffffff", "#f3f7f7"].compactMap { Colour($0) }
    let inks = style.text.matches(of: /[{;] *color: *(#[0-9a-f]{3,6})/).map { String($0.1) }
    #expect(inks.count > 10)
    for ink in Set(inks) {
      let colour = try #require(Colour(ink), "\(ink)")
      for ground in grounds {
        let contrast = colour.contrastOnWhite / ground.contrastOnWhite
        #expect(contrast >= Colour.readableContrast, "\(ink) on \(ground): \(contrast)")
      }
    }
  }

  @Test func `a colour that is dark enough stays as it is, a pale one becomes darker`() throws {
    let dark = try #require(Colour("#7a1f3d"))
    #expect(PackLook(colour: dark).colour == dark)
    let pale = try #require(PackLook(colour: Colour("#ffe066")).colour)
    #expect((5...5.3).contains(pale.contrastOnWhite))
    #expect(pale.red > pale.green && pale.green > pale.blue)
  }
}
