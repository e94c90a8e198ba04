using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Connections;

/// <summary>Creates the client of a transport. Commands use every client as an <see cref="IEventClient"/>.</summary>
internal static class EventClientFactory
{
    private static readonly (TransportKind Transport, string Name)[] Names = [(TransportKind.CometD, "cometd")];

    /// <summary>The names of the transports on the command line.</summary>
    public static string AllNames => string.Join(", ", Names.Select(static one => one.Name));

    public static TransportKind Parse(string name) => Array.Find(Names, one => one.Name == name) is { Name: not null } found
        ? found.Transport
        : throw new ToolException($"--transport: '{name}' is not a transport. Write one of {AllNames}.");

    /// <param name="transport">The transport.</param>
    /// <param name="login">The login.</param>
    /// <param name="store">The store of positions, or null if they are not kept.</param>
    /// <param name="shell">The shell, for its clock.</param>
    public static IEventClient Create(TransportKind transport, OrgLogin login, IReplayStore? store, IShell shell) => transport switch
    {
        TransportKind.CometD => Client(login, store, shell),
        _ => throw new ArgumentOutOfRangeException(nameof(transport), transport, "This transport has no client."),
    };

    /// <summary>Creates a client for requests of the REST API.</summary>
    public static StreamingClient CreateForRequests(OrgLogin login, IShell shell) => Client(login, null, shell);

    private static StreamingClient Client(OrgLogin login, IReplayStore? store, IShell shell) => new(new StreamingClientOptions
    {
        AccessTokens = login.Source,
        ReplayStore = store,
        TimeProvider = shell.Time,
        Name = "tse",
    });
}
