namespace TypedStreaming.Simulator.Schema;

/// <summary>The definition of a field of a Salesforce object.</summary>
/// <param name="Name">The API name.</param>
/// <param name="Type">The type in the form of a describe result, such as <c>picklist</c>; null if it is not known.</param>
internal sealed record FieldDefinition(string Name, string? Type)
{
    public FieldKind Kind { get; } = FieldTypes.KindOf(Type);

    public string? Label { get; init; }

    /// <summary>The maximum length of a text field, or 0 if it is not known.</summary>
    public int Length { get; init; }

    /// <summary>The number of digits of a number field, or 0 if it is not known.</summary>
    public int Precision { get; init; }

    /// <summary>The number of digits after the decimal point, or 0 if there are none.</summary>
    public int Scale { get; init; }

    /// <summary>True if the field always has a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>False if queries cannot filter by the field.</summary>
    public bool IsFilterable { get; init; } = true;

    public string? HelpText { get; init; }

    /// <summary>
    /// The compound field to which the field belongs, such as <c>BillingAddress</c>; null if the field is not part of a compound field.
    /// </summary>
    public string? Compound { get; init; }

    /// <summary>The field's formula, or null if there is none. Formulas are not evaluated.</summary>
    public string? Formula { get; init; }

    public bool IsFormula => Formula is not null;

    /// <summary>True for a roll-up summary, whose changes cause no PushTopic events.</summary>
    public bool IsSummary { get; init; }

    /// <summary>The values of a picklist, or null if they are not known.</summary>
    public IReadOnlyList<PicklistEntry>? Values { get; init; }

    /// <summary>True if a record can contain only active values of the picklist.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>The values of a restricted picklist, or null if any value is accepted.</summary>
    public IReadOnlyList<string>? RestrictedValues =>
        IsRestricted && Values is { } values ? [.. values.Where(static value => value.IsActive).Select(static value => value.Name)] : null;

    /// <summary>
    /// Combines the definitions of a field from two files into one definition. If the two types differ, the resulting type is unknown.
    /// </summary>
    public FieldDefinition MergedWith(FieldDefinition other)
    {
        var (more, less) = other.Type is null ? (this, other) : (other, this);
        var isContradiction = Kind != other.Kind && Kind != FieldKind.Unknown && other.Kind != FieldKind.Unknown;
        return isContradiction ? new FieldDefinition(Name, Type: null) { Label = other.Label ?? Label } : more with
        {
            Label = more.Label ?? less.Label,
            HelpText = more.HelpText ?? less.HelpText,
            Compound = more.Compound ?? less.Compound,
            IsRequired = more.IsRequired || less.IsRequired,
            Values = more.Values ?? less.Values,
            IsRestricted = more.Values is null ? less.IsRestricted : more.IsRestricted,
        };
    }
}
