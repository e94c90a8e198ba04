using TypedStreaming.PubSub;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Connections;

/// <summary>Creates the client for a transport. Commands use all clients through <see cref="IEventClient"/>.</summary>
internal static class EventClientFactory
{
    private const string Name = "tse";

    private static readonly (TransportKind Transport, string Name)[] Names = [(TransportKind.CometD, "cometd"), (TransportKind.PubSub, "pubsub")];

    /// <summary>The names of the transports on the command line.</summary>
    public static string AllNames => string.Join(", ", Names.Select(static one => one.Name));

    public static TransportKind Parse(string name) => Array.Find(Names, one => one.Name == name) is { Name: not null } found
        ? found.Transport
        : throw new ToolException($"--transport: '{name}' is not a valid transport. Use one of {AllNames}.");

    /// <summary>Creates a client that receives events over CometD and sends requests to the REST API.</summary>
    /// <param name="login">The login.</param>
    /// <param name="store">The store of positions, or null if they are not kept.</param>
    /// <param name="shell">The shell, for its clock.</param>
    public static StreamingClient CreateCometD(OrgLogin login, IReplayStore? store, IShell shell) => new(new StreamingClientOptions
    {
        AccessTokens = login.Source,
        ReplayStore = store,
        TimeProvider = shell.Time,
        Name = Name,
    });

    /// <summary>Creates a client that receives and publishes events over the Pub/Sub API.</summary>
    /// <param name="login">The login, whose token reports the id of the org; see <see cref="TokenIdentity"/>.</param>
    /// <param name="store">The store of positions, or null if they are not kept.</param>
    /// <param name="endpoint">The address of the Pub/Sub API.</param>
    /// <param name="shell">The shell, for its clock.</param>
    /// <param name="onRepeating">Is called when a request to publish is repeated; null if nothing is to be called.</param>
    public static PubSubClient CreatePubSub(OrgLogin login, IReplayStore? store, Uri endpoint, IShell shell, Action<string, bool>? onRepeating = null) => new(new PubSubClientOptions
    {
        AccessTokens = login.Source,
        Endpoint = endpoint,
        OnRepeating = onRepeating,
        ReplayStore = store,
        TimeProvider = shell.Time,
        Name = Name,
    });
}
