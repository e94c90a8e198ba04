namespace TypedStreaming.Generators.Model;

/// <summary>Who can name an event type.</summary>
internal enum EventReach
{
    /// <summary>Only the type around it: it is private or protected.</summary>
    Hidden,

    /// <summary>Its assembly.</summary>
    Assembly,

    Everyone,
}
