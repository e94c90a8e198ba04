using TypedStreaming.Routing;

namespace TypedStreaming.Session;

/// <summary>A notice to the session with the decisions of programs on where their consumers continue, after the server refused a replay id.</summary>
internal sealed record StartsDecided(string Channel, IReadOnlyList<RefusedStart> Starts) : ISessionInput;
