using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>The decisions after a replay id that the server refused.</summary>
internal sealed record StartsDecided(string Channel, IReadOnlyList<RefusedStart> Starts) : ISessionInput;
