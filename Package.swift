// swift-tools-version: 6.2
import PackageDescription

/// One strictness for every room of the house: Swift 6 mode, warnings are errors, imports stay inside unless said.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "enquiry",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "enquiry", targets: ["enquiry"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // Floor 1: the C libraries, and the files of templates/ embedded as bytes.
    .systemLibrary(
      name: "Clibgit2", pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .systemLibrary(
      name: "Clibyaml", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "Ccmark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(
      name: "Czlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]),
    .target(name: "Ctemplates"),
    // Floor 1: keeps libgit2 from reading the machine's certificates before https is spoken.
    .target(name: "Ccertificates"),
    // Floor 1: asks a person for a line, through libedit; runs their editor.
    .target(name: "Cedit", linkerSettings: [.linkedLibrary("edit")]),

    // Floor 1: reads git's loose objects where libgit2 must not, and looks at files for damage.
    .target(name: "Cguard", dependencies: ["Clibgit2", "Czlib"]),

    // Floor 1: finds the cells of a table.
    .target(name: "Ccells"),

    // Floor 1: work that all processors share.
    .target(name: "Parallel", swiftSettings: strict),

    // Floor 1: what an enquiry is. The standard library and processors; no input, no output, no format.
    .target(name: "Model", dependencies: ["Parallel"], swiftSettings: strict),

    // Floor 2: libgit2's Swift face. Knows git's words and no others.
    .target(name: "Git", dependencies: ["Parallel", "Clibgit2", "Ccertificates", "Cguard"], swiftSettings: strict),

    // Floor 2: text to values and back, with positions; surgical edits. No disk.
    .target(name: "Records", dependencies: ["Model", "Parallel", "Clibyaml", "Ccells"], swiftSettings: strict),

    // Floor 2: arithmetic only. No words for people, no clock, no disk.
    .target(
      name: "Impact",
      dependencies: ["Model", "Parallel", .product(name: "RealModule", package: "swift-numerics")],
      swiftSettings: strict),

    // Floor 3: an enquiry folder: records kept in git. The only room that knows paths.
    .target(
      name: "Archive", dependencies: ["Model", "Parallel", "Records", "Git", "Ctemplates"], swiftSettings: strict),

    // Floor 3: documents from values: HTML, Markdown, charts, sentences about numbers. No disk.
    .target(
      name: "Packs",
      dependencies: [
        "Model", "Impact", "Ccmark", .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),

    // Floor 5: the program: arguments in, text out.
    .executableTarget(
      name: "enquiry",
      dependencies: [
        "Model", "Parallel", "Git", "Records", "Impact", "Archive", "Packs", "Cedit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Scratch repositories, files-and-folders values, snapshots: the world of a test.
    .target(
      name: "TestSupport", dependencies: ["Git", "Model"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "GitTests", dependencies: ["Git", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "ModelTests", dependencies: ["Model", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ImpactTests", dependencies: ["Impact", "Model", "TestSupport"], exclude: ["ReferenceData"],
      swiftSettings: strict),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "Model", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ArchiveTests", dependencies: ["Archive", "Git", "Model", "Records", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "PacksTests", dependencies: ["Packs", "Impact", "Model", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "EnquiryTests", dependencies: ["enquiry", "TestSupport"], exclude: ["Snapshots", "FirstFormat"],
      swiftSettings: strict),
  ],
  cLanguageStandard: .c2x
)
