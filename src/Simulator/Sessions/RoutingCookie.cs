namespace TypedStreaming.Simulator.Sessions;

/// <summary>The cookie that a load balancer uses to find the server of a session.</summary>
internal sealed record RoutingCookie(string Name, string Value)
{
    public string SetCookie => $"{Name}={Value}; Path=/";
}
