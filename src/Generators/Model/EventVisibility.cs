namespace TypedStreaming.Generators.Model;

/// <summary>The code that can refer to an event type.</summary>
internal enum EventVisibility
{
    /// <summary>Only the containing type can refer to it, because the type is private or protected.</summary>
    Hidden,

    /// <summary>Only code of the same assembly can refer to it.</summary>
    Assembly,

    /// <summary>All code can refer to it.</summary>
    Everyone,
}
