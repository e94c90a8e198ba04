using TypedStreaming.Generators.Model;

namespace TypedStreaming.Tool.Generate;

/// <summary>A record to generate.</summary>
/// <param name="Source">The events that it is for.</param>
/// <param name="Name">The name of the record.</param>
/// <param name="Label">The label of the object.</param>
internal sealed record EventRecord(RecordSource Source, string Name, string Label)
{
    /// <summary>The properties of the record, in the order in which they are written.</summary>
    public required IReadOnlyList<DerivedMemberModel> Members { get; init; }

    /// <summary>The enums for picklists, which are nested in the record.</summary>
    public required IReadOnlyList<DerivedEnumModel> Enums { get; init; }

    /// <summary>The types for addresses and geolocations, which are nested in the record.</summary>
    public required IReadOnlyList<CompoundType> Compounds { get; init; }
}
