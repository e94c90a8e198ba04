namespace TypedStreaming.Simulator.Sessions;

/// <summary>The cookie that leads a load balancer to the server of a session.</summary>
internal sealed record RoutingCookie(string Name, string Value)
{
    public string SetCookie => $"{Name}={Value}; Path=/";
}
