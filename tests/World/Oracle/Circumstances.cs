using TypedStreaming.World.Org;

namespace TypedStreaming.World.Oracle;

/// <summary>What a plan has done that can end an enumeration with an error.</summary>
internal sealed class Circumstances
{
    /// <summary>How long a client tries to come back.</summary>
    public static readonly TimeSpan RecoveryTimeout = TimeSpan.FromMinutes(15);

    public bool StoreFailed { get; set; }

    public HashSet<OrgChannel> ForbiddenChannels { get; } = [];

    /// <summary>Whether the org has said that it is too busy, or that a limit is reached.</summary>
    public bool WasRefused { get; set; }

    /// <summary>Whether the client of the process has had a session since its start.</summary>
    public bool IsEstablished { get; set; }

    /// <summary>When the client last got a whole successful answer to a connect, or events.</summary>
    public DateTimeOffset LastSuccess { get; set; }
}
