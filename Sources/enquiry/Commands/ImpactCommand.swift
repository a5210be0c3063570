internal import ArgumentParser
struct ImpactCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "impact", abstract: "x") }
struct PackCommand: ParsableCommand { static let configuration = CommandConfiguration(commandName: "pack", abstract: "x") }
