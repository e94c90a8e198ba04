using TypedStreaming.World.Network;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Running;

/// <summary>
/// A process with its client, its clock and its network. Killed, it is left alone: its clock stands still and its requests
/// are never answered.
/// </summary>
internal sealed class ClientProcess
{
    public ClientProcess(int number, ModelOrg org, INetworkWatcher watcher, WorldStore store, long seed)
    {
        Number = number;
        Clock = new WorldClock(org.Now);
        Network = new ScriptedNetwork(org, watcher);
        Client = new StreamingClient(new StreamingClientOptions
        {
            AccessTokens = new WorldTokens(org),
            ApiVersion = "66.0",
            HttpHandler = Network,
            TimeProvider = Clock,
            ReplayStore = store,
            MaxMessageBytes = LargeMessage.Limit,
            RecoveryTimeout = Circumstances.RecoveryTimeout,
            MaxHandshakesPerHour = 3600,
            MaxLoginsPerHour = 3600,
            JitterSeed = unchecked((uint)(seed * 31) + (uint)number + 1),
        });
    }

    public int Number { get; }

    public WorldClock Clock { get; }

    public ScriptedNetwork Network { get; }

    public StreamingClient Client { get; }

    /// <summary>The session that the client knows of.</summary>
    public OrgSession? Session { get; set; }

    /// <summary>The channels whose subscription the client knows to be confirmed in that session.</summary>
    public HashSet<string> Confirmed { get; } = new(StringComparer.Ordinal);

    /// <summary>The channels whose confirmation the client has, and may have left unread for want of room: it has read it when it sends the next request.</summary>
    public HashSet<string> Unread { get; } = new(StringComparer.Ordinal);

    /// <summary>The confirmed channels that nobody held for a moment: the client leaves them before it lets somebody in again.</summary>
    public HashSet<string> Left { get; } = new(StringComparer.Ordinal);

    public Settlement Settlement { get; } = new();
}
