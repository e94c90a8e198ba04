using TypedStreaming.World.Org;

namespace TypedStreaming.World.Oracle;

/// <summary>The circumstances of a plan that can end an enumeration with an error.</summary>
internal sealed class Circumstances
{
    /// <summary>The time for which a client tries to come back.</summary>
    public static readonly TimeSpan RecoveryTimeout = TimeSpan.FromMinutes(15);

    public bool StoreFailed { get; set; }

    /// <summary>True if some consumer had room for a few events only, so that the client may have stopped reading in the middle of a response.</summary>
    public bool HadLittleRoom { get; set; }

    public HashSet<OrgChannel> ForbiddenChannels { get; } = [];

    /// <summary>True if the org has said that it is too busy, or that a limit is reached.</summary>
    public bool WasRefused { get; set; }

    /// <summary>True if the client of the process has had a session since its start.</summary>
    public bool IsEstablished { get; set; }

    /// <summary>The time of the client's last whole successful answer to a connect, or of its last events.</summary>
    public DateTimeOffset LastSuccess { get; set; }

    /// <summary>
    /// The time of the last success that ends a recovery. The first connect of a session does not: some servers forget the client right after it.
    /// </summary>
    public DateTimeOffset LastRecovery { get; set; }
}
