namespace TypedStreaming.Simulator.Schema;

/// <summary>The definition of a field of a Salesforce object.</summary>
/// <param name="Name">The API name.</param>
/// <param name="Type">The type in the form of a describe result, such as <c>picklist</c>; null if it is not known.</param>
internal sealed record FieldDefinition(string Name, string? Type)
{
    public FieldKind Kind { get; } = FieldTypes.KindOf(Type);

    public string? Label { get; init; }

    /// <summary>The maximum length of a text, or 0 if it is not known.</summary>
    public int Length { get; init; }

    public bool IsFormula { get; init; }

    /// <summary>True for a roll-up summary, whose changes cause no PushTopic events.</summary>
    public bool IsSummary { get; init; }

    /// <summary>The values of a restricted picklist, or null if any value is accepted.</summary>
    public IReadOnlyList<string>? RestrictedValues { get; init; }

    /// <summary>Returns one definition that combines the definitions of two files. If the types are different, the type is unknown.</summary>
    public FieldDefinition MergedWith(FieldDefinition other)
    {
        var (more, less) = other.Type is null ? (this, other) : (other, this);
        var isContradiction = Kind != other.Kind && Kind != FieldKind.Unknown && other.Kind != FieldKind.Unknown;
        return isContradiction ? new FieldDefinition(Name, Type: null) { Label = other.Label ?? Label } : more with
        {
            Label = more.Label ?? less.Label,
            RestrictedValues = more.RestrictedValues ?? less.RestrictedValues,
        };
    }
}
