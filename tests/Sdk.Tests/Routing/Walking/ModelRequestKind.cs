namespace TypedStreaming.Tests.Routing.Walking;

/// <summary>What a request of the model asks for.</summary>
internal enum ModelRequestKind
{
    Connect,
    Subscribe,
    Unsubscribe,
}
