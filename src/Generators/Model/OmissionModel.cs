namespace TypedStreaming.Generators.Model;

/// <summary>The values of a member that are not written, according to its <c>[JsonIgnore]</c> attribute.</summary>
internal enum OmissionModel
{
    /// <summary>Every value is written, and null is written as null.</summary>
    None,

    /// <summary>Null is not written.</summary>
    Null,

    /// <summary>The default value of the type is not written.</summary>
    Default,
}
