using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Schema;

/// <summary>
/// A field of a Salesforce object, merged from all files that define it. It contains only text and numbers, so that it can be compared after an
/// edit.
/// </summary>
/// <param name="Name">The name in the API.</param>
/// <param name="Kind">The kind of its values.</param>
internal sealed record SchemaField(string Name, FieldKind Kind)
{
    /// <summary>True if the field is never null.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True if the field can have only the values in <see cref="Values"/>.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>True if, according to its definition, the field can have values with digits after the decimal point.</summary>
    public bool HasFraction { get; init; }

    /// <summary>True if the field is a part of a compound field, such as <c>BillingCity</c>, or the latitude of a geolocation.</summary>
    public bool IsPart { get; init; }

    /// <summary>A sentence fragment that explains why a PushTopic cannot filter by the field; null if no reason is known.</summary>
    public string? NoFilter { get; init; }

    /// <summary>The values of a picklist; empty if the files do not contain the values.</summary>
    public EquatableArray<PicklistValue> Values { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    /// <summary>True if two files define the field differently. In that case, nothing is known about the field except that it exists.</summary>
    public bool IsDisputed { get; init; }
}
