using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>What follows a replay id that the server refused.</summary>
internal sealed record StartsDecided(string Channel, IReadOnlyList<RefusedStart> Starts) : ISessionInput;
