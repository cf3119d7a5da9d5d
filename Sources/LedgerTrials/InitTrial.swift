import Savings
import SavingsIO

/// What must hold of `init` over any bytes: it refuses them, or writes settings that can be read.
package enum InitTrial {
  /// - Returns: the settings that it wrote, its questions answered as it proposes; nil where it
  ///   refuses the file.
  package static func settings(for file: MemoryFile) throws(InitComplaint) -> Settings? {
    let draft: InitDraft
    do {
      draft = try InitDraft([file.path], directory: "", mapping: [:])
    } catch let refusal as Refusal where refusal.status != .bug {
      return nil
    } catch {
      throw InitComplaint(text: "\(error)")
    }
    let answers = draft.open.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }
    do {
      let written = try SettingsFile(text: draft.yaml(), path: "savings.yaml")
      return try ResolvedSettings(file: written, environment: [:], flags: answers).settings
    } catch {
      throw InitComplaint(text: "init writes what cannot be read: \(error)\n\(draft.yaml())")
    }
  }
}

package struct InitComplaint: Error, CustomStringConvertible {
  let text: String
  package var description: String { text }
}
