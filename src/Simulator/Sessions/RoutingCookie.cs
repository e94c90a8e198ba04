namespace TypedStreaming.Simulator.Sessions;

/// <summary>The cookie by which a load balancer finds the server of a session.</summary>
internal sealed record RoutingCookie(string Name, string Value)
{
    public string SetCookie => $"{Name}={Value}; Path=/";
}
