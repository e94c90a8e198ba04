using TypedStreaming;

namespace Consumer;

/// <summary>Asks for events of a type that is not an event type.</summary>
public static class PlainType
{
    /// <summary>Enumerates them.</summary>
    /// <param name="client">A client.</param>
    /// <returns>Nothing, since it does not compile.</returns>
    public static IAsyncEnumerable<Version> Enumerate(StreamingClient client) => client.Events<Version>();
}
