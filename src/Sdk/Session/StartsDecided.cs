using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>
/// A notice to the session that contains the application's decisions on where its consumers continue, after the server refused a replay id.
/// </summary>
internal sealed record StartsDecided(string Channel, IReadOnlyList<RefusedStart> Starts) : ISessionInput;
