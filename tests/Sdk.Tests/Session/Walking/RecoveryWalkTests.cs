using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session.Walking;

/// <summary>The random walk, which also watches that the timer of a recovery is heard.</summary>
public sealed class RecoveryWalkTests
{
    [Fact]
    public void Every_recovery_is_timed_until_its_end() =>
        new MachineWalk(new SessionMachine(SessionSettings.Default).Next, seed: 4, checksRecovery: true).Walk(100_000);
}
