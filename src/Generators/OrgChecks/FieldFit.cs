using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Schema;

namespace TypedStreaming.Generators.OrgChecks;

/// <summary>
/// Determines whether a member of a given kind can read the values of a Salesforce field. If it cannot, events that contain the field cannot be read.
/// </summary>
internal static class FieldFit
{
    private static readonly MemberKind[] Texts = [MemberKind.String, MemberKind.Uri, MemberKind.Guid, MemberKind.Enum, MemberKind.Bytes];

    private static readonly MemberKind[] WholeNumbers =
        [MemberKind.SByte, MemberKind.Byte, MemberKind.Int16, MemberKind.UInt16, MemberKind.Int32, MemberKind.UInt32, MemberKind.Int64, MemberKind.UInt64];

    private static readonly MemberKind[] Fractions = [MemberKind.Single, MemberKind.Double, MemberKind.Decimal];

    private static readonly MemberKind[] Moments = [MemberKind.DateTimeOffset, MemberKind.DateTime, MemberKind.String];

    /// <summary>
    /// Returns true if a member of the given kind can read the values of a Salesforce field. If the metadata does not contain the type of the
    /// field, the result is true for every kind.
    /// </summary>
    public static bool Fits(SchemaField field, MemberKind kind, EventKindModel source) =>
        kind is MemberKind.JsonElement or MemberKind.Deserialized or MemberKind.Metadata or MemberKind.ExtensionData || field.Kind switch
        {
            FieldKind.Id => kind is MemberKind.String,
            FieldKind.Text => Texts.Contains(kind) || IsName(field, kind, source),
            FieldKind.LongText => Texts.Contains(kind) || kind == MemberKind.TextChange,
            FieldKind.Boolean => kind == MemberKind.Boolean,
            FieldKind.Integer => WholeNumbers.Contains(kind) || Fractions.Contains(kind) || kind == MemberKind.Enum,
            FieldKind.Number or FieldKind.Currency => Fractions.Contains(kind) || (!field.HasFraction && (WholeNumbers.Contains(kind) || kind == MemberKind.Enum)),
            FieldKind.Date => Moments.Contains(kind) || kind == MemberKind.DateOnly,
            FieldKind.DateTime => Moments.Contains(kind),
            FieldKind.Time => kind is MemberKind.TimeOnly or MemberKind.String,
            FieldKind.Picklist => kind is MemberKind.String or MemberKind.Enum or MemberKind.Picklist,
            FieldKind.MultiPicklist => kind is MemberKind.String or MemberKind.Picklist,
            FieldKind.Address or FieldKind.Location => source != EventKindModel.ChangeEvent || kind == MemberKind.Object,
            _ => true,
        };

    // In a change event, the name of a person is a JSON object with the parts of the name.
    private static bool IsName(SchemaField field, MemberKind kind, EventKindModel source) =>
        source == EventKindModel.ChangeEvent && field.Name == "Name" && kind is MemberKind.CompoundName or MemberKind.Object;
}
