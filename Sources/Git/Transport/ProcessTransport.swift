internal import Clibgit2

/// libgit2's smart protocol over a ``ServiceProcess``: what it calls a subtransport, for folders and for ssh.
///
/// libgit2 owns it: it is kept alive by the pointer in the struct that libgit2 holds, and let go when libgit2 frees that.
final class ProcessTransport {
  private let talk: RemoteTalk
  private let parent: UnsafeMutablePointer<enquiry_subtransport>
  private var process: ServiceProcess?
  private var stream: UnsafeMutablePointer<enquiry_stream>?
  /// Whether anything has come from the other side in this conversation.
  private var hasHeard = false

  private init(_ talk: RemoteTalk, _ parent: UnsafeMutablePointer<enquiry_subtransport>) {
    (self.talk, self.parent) = (talk, parent)
  }

  /// Makes what libgit2 wants: a smart transport around one of these.
  ///
  /// - Parameter payload: the unretained ``RemoteTalk``, which outlives the connection.
  static let make: git_transport_cb = { out, owner, payload in
    var definition = git_smart_subtransport_definition()
    definition.callback = { out, _, payload in
      guard let out, let payload else { return GIT_ERROR.rawValue }
      let talk = Unmanaged<RemoteTalk>.fromOpaque(payload).takeUnretainedValue()
      let made = UnsafeMutablePointer<enquiry_subtransport>.allocate(capacity: 1)
      made.initialize(to: enquiry_subtransport())
      made.pointee.parent.action = ProcessTransport.act
      made.pointee.parent.close = ProcessTransport.close
      made.pointee.parent.free = ProcessTransport.free
      made.pointee.owner = Unmanaged.passRetained(ProcessTransport(talk, made)).toOpaque()
      out.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: git_smart_subtransport.self)
      return 0
    }
    definition.rpc = 0
    definition.param = payload
    return git_transport_smart(out, owner, &definition)
  }

  private static func of(_ pointer: UnsafeMutablePointer<git_smart_subtransport>?) -> ProcessTransport? {
    guard let pointer else { return nil }
    let owner = UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: enquiry_subtransport.self).pointee.owner
    return owner.map { Unmanaged<ProcessTransport>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func of(_ pointer: UnsafeMutablePointer<git_smart_subtransport_stream>?) -> ProcessTransport? {
    guard let pointer else { return nil }
    let owner = UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: enquiry_stream.self).pointee.owner
    return owner.map { Unmanaged<ProcessTransport>.fromOpaque($0).takeUnretainedValue() }
  }

  // MARK: - What libgit2 calls

  private typealias Act =
    @convention(c) (
      UnsafeMutablePointer<UnsafeMutablePointer<git_smart_subtransport_stream>?>?,
      UnsafeMutablePointer<git_smart_subtransport>?, UnsafePointer<CChar>?, git_smart_service_t
    ) -> Int32

  private static let act: Act = { out, pointer, _, service in
    guard let transport = of(pointer), let out else { return GIT_ERROR.rawValue }
    return transport.talk.noting { () throws(GitError) in
      switch service {
      case GIT_SERVICE_UPLOADPACK_LS: try transport.begin(.uploadPack)
      case GIT_SERVICE_RECEIVEPACK_LS: try transport.begin(.receivePack)
      default: break
      }
      guard let stream = transport.stream else {
        throw GitError("speak with the other side", .invalid, message: "nothing was begun")
      }
      out.pointee = UnsafeMutableRawPointer(stream).assumingMemoryBound(to: git_smart_subtransport_stream.self)
    }
  }

  private static let close: @convention(c) (UnsafeMutablePointer<git_smart_subtransport>?) -> Int32 = { pointer in
    of(pointer)?.finish()
    return 0
  }

  private static let free: @convention(c) (UnsafeMutablePointer<git_smart_subtransport>?) -> Void = { pointer in
    guard let transport = of(pointer) else { return }
    transport.finish()
    let parent = transport.parent
    Unmanaged.passUnretained(transport).release()
    parent.deinitialize(count: 1)
    parent.deallocate()
  }

  private func begin(_ service: ServiceCommand.Service) throws(GitError) {
    finish()
    guard let command = try talk.command(service) else {
      throw GitError("reach \(talk.address.shown)", .badAddress, message: "no program carries it")
    }
    // Until the first word a person may be asked, for a passphrase or whether a host is known.
    process = try ServiceProcess(command, patience: talk.patienceForPerson, memory: talk.memory)
    hasHeard = false
    let made = UnsafeMutablePointer<enquiry_stream>.allocate(capacity: 1)
    made.initialize(to: enquiry_stream())
    made.pointee.owner = Unmanaged.passUnretained(self).toOpaque()
    made.pointee.parent.subtransport = UnsafeMutableRawPointer(parent).assumingMemoryBound(
      to: git_smart_subtransport.self)
    made.pointee.parent.read = ProcessTransport.read
    made.pointee.parent.write = ProcessTransport.write
    made.pointee.parent.free = ProcessTransport.freeStream
    stream = made
  }

  /// Ends the process and keeps what it said.
  private func finish() {
    guard let process else { return }
    process.end()
    talk.hear(process.said)
    self.process = nil
  }

  // MARK: - The stream

  private typealias Read =
    @convention(c) (
      UnsafeMutablePointer<git_smart_subtransport_stream>?, UnsafeMutablePointer<CChar>?, Int,
      UnsafeMutablePointer<Int>?
    ) -> Int32

  private static let read: Read = { pointer, buffer, size, count in
    guard let transport = of(pointer), let process = transport.process, let buffer, let count else {
      return GIT_ERROR.rawValue
    }
    return transport.talk.noting { () throws(GitError) in
      count.pointee = try process.read(into: buffer, size)
      if count.pointee > 0 {
        transport.talk.report(.heard)
        transport.talk.overhear(UnsafeRawBufferPointer(start: buffer, count: count.pointee))
        (transport.hasHeard, process.patience) = (true, transport.talk.patience)
      } else if !transport.hasHeard {
        throw GitError("speak with the other side", .endedByServer, message: "it ended the conversation")
      }
    }
  }

  private typealias Write =
    @convention(c) (UnsafeMutablePointer<git_smart_subtransport_stream>?, UnsafePointer<CChar>?, Int) -> Int32

  private static let write: Write = { pointer, bytes, size in
    guard let transport = of(pointer), let process = transport.process else { return GIT_ERROR.rawValue }
    return transport.talk.noting { () throws(GitError) in
      do throws(GitError) { try process.write(UnsafeRawBufferPointer(start: bytes, count: size)) } catch {
        // It may have said why before it went.
        process.lastWords().withUnsafeBytes { transport.talk.overhear($0) }
        throw error
      }
      transport.talk.report(.heard)
    }
  }

  private static let freeStream: @convention(c) (UnsafeMutablePointer<git_smart_subtransport_stream>?) -> Void = {
    pointer in
    guard let transport = of(pointer), let stream = transport.stream else { return }
    transport.stream = nil
    stream.deinitialize(count: 1)
    stream.deallocate()
  }
}
