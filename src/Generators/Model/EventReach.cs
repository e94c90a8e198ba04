namespace TypedStreaming.Generators.Model;

/// <summary>The code that can name an event type.</summary>
internal enum EventReach
{
    /// <summary>Only its containing type: it is private or protected.</summary>
    Hidden,

    /// <summary>Its assembly.</summary>
    Assembly,

    Everyone,
}
