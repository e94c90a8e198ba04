namespace TypedStreaming.Tests.Routing.Walking;

/// <summary>A request that is being sent, or whose response is.</summary>
internal sealed record ModelRequest(long Number, ModelRequestKind Kind, long From)
{
    /// <summary>The events of its response, once the server has answered.</summary>
    public List<long>? Answer { get; set; }
}
