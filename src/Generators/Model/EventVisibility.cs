namespace TypedStreaming.Generators.Model;

/// <summary>Specifies which code can refer to an event type, according to the type's accessibility.</summary>
internal enum EventVisibility
{
    /// <summary>Only the containing type can refer to the event type, because it is private or protected.</summary>
    Hidden,

    /// <summary>Only code of the same assembly can refer to the event type.</summary>
    Assembly,

    /// <summary>Any code can refer to the event type.</summary>
    Everyone,
}
