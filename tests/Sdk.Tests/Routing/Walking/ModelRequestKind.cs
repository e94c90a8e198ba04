namespace TypedStreaming.Tests.Routing.Walking;

/// <summary>The kinds of request in the model.</summary>
internal enum ModelRequestKind
{
    Connect,
    Subscribe,
    Unsubscribe,
}
