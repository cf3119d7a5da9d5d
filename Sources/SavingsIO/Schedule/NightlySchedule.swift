/// What starts a run each night: a table for cron, or a service and a timer for systemd.
///
/// Both speak UTC. A local time of night is missing on one day of the year and there twice on another:
/// systemd leaves the run out on the first, and some crons start it twice on the second.
package struct NightlySchedule: Sendable {
  /// Absolute paths.
  package let program: String
  package let settings: String
  /// UTC.
  package let hour: Int
  package let minute: Int

  package init(program: String, settings: String, hour: Int, minute: Int) {
    self.program = program
    self.settings = settings
    self.hour = hour
    self.minute = minute
  }

  /// A line for a user's own crontab.
  package var crontab: String {
    """
    # A clean night writes nothing, so that cron sends mail only of problems. CRON_TZ is known to cronie;
    # where cron ignores it (Debian), the time is that of the machine: set the machine to UTC.
    CRON_TZ=UTC
    \(minute) \(hour) * * * \(cronWord(program)) run --quiet --config \(cronWord(settings))

    """
  }

  /// `savings.service`: a run that sees no network, writes nowhere but to its own directories and has
  /// no right that it does not need.
  package var service: String {
    """
    # /etc/systemd/system/savings.service
    # Reports go to /var/lib/savings (output.directory of the settings is overridden), the cache to
    # /var/cache/savings. The user savings must be able to read the settings and the ledger:
    #   useradd --system --no-create-home savings
    [Unit]
    Description=Nightly savings benchmark
    Documentation=man:savings(1)

    [Service]
    Type=oneshot
    User=savings
    ExecStart=\(unitWord(program)) run --quiet --log-format logfmt --config \(unitWord(settings)) --set output.directory=%S/savings
    # 3 is a report that says it is incomplete: add 3 where that is good enough for a quiet night.
    SuccessExitStatus=
    StateDirectory=savings
    StateDirectoryMode=0700
    CacheDirectory=savings
    CacheDirectoryMode=0700
    UMask=0077
    Nice=10
    MemoryMax=4G
    TasksMax=256
    TimeoutStartSec=4h
    NoNewPrivileges=yes
    CapabilityBoundingSet=
    AmbientCapabilities=
    PrivateNetwork=yes
    IPAddressDeny=any
    RestrictAddressFamilies=none
    PrivateTmp=yes
    PrivateDevices=yes
    DevicePolicy=closed
    PrivateUsers=yes
    ProtectSystem=strict
    ProtectHome=read-only
    ProtectClock=yes
    ProtectHostname=yes
    ProtectKernelLogs=yes
    ProtectKernelModules=yes
    ProtectKernelTunables=yes
    ProtectControlGroups=yes
    ProtectProc=invisible
    ProcSubset=pid
    LockPersonality=yes
    MemoryDenyWriteExecute=yes
    RemoveIPC=yes
    RestrictNamespaces=yes
    RestrictRealtime=yes
    RestrictSUIDSGID=yes
    KeyringMode=private
    SystemCallArchitectures=native
    SystemCallFilter=@system-service
    SystemCallFilter=~@privileged @resources
    SystemCallErrorNumber=EPERM

    """
  }

  /// `savings.timer`: each night, and after a night on which the machine was off, as soon as it is on.
  package var timer: String {
    """
    # /etc/systemd/system/savings.timer
    # systemctl daemon-reload && systemctl enable --now savings.timer
    [Unit]
    Description=Nightly savings benchmark

    [Timer]
    OnCalendar=*-*-* \(two(hour)):\(two(minute)):00 UTC
    Persistent=true
    RandomizedDelaySec=5m

    [Install]
    WantedBy=timers.target

    """
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A word of the shell that cron starts; cron itself ends a command at a percent sign.
  private func cronWord(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    let word = plain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    return word.replacing("%", with: "\\%")
  }

  /// A word of a unit, in which a percent sign begins a specifier and a dollar sign a variable.
  private func unitWord(_ text: String) -> String {
    let escaped = text.replacing("%", with: "%%").replacing("$", with: "$$")
    guard escaped.contains(where: { " \t\"'\\;".contains($0) }) else { return escaped }
    return "\"" + escaped.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
