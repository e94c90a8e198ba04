namespace TypedStreaming.Generators.Model;

/// <summary>The values that are omitted when a member is written, according to its <c>[JsonIgnore]</c> attribute.</summary>
internal enum OmissionModel
{
    /// <summary>No value is omitted. Null is written as null.</summary>
    None,

    /// <summary>A member is omitted if its value is null.</summary>
    Null,

    /// <summary>A member is omitted if its value is the default value of its type.</summary>
    Default,
}
