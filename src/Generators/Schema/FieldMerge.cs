namespace TypedStreaming.Generators.Schema;

/// <summary>Merges two definitions of one field, for example from two package directories of an SFDX project.</summary>
internal static class FieldMerge
{
    /// <summary>
    /// Returns a sentence fragment that describes the contradiction between two definitions of a field, or null if the definitions agree.
    /// </summary>
    public static string? DifferenceBetween(SchemaField first, SchemaField second)
    {
        if (!FieldKinds.Agree(first.Kind, second.Kind)) return $"the field is {FieldKinds.NameOf(second.Kind)} in this file, and {FieldKinds.NameOf(first.Kind)} in the other file";
        if (first.Kind == FieldKind.Unknown || second.Kind == FieldKind.Unknown) return null;

        // A checkbox always has a value, but only a describe result calls it required.
        if (first.IsRequired != second.IsRequired && first.Kind != FieldKind.Boolean) return $"the field is {NameOf(second.IsRequired)} in this file, and {NameOf(first.IsRequired)} in the other file";
        return first.Values.Count > 0 && second.Values.Count > 0 && !ActiveOf(first).SetEquals(ActiveOf(second)) ? "the picklist of the field has different values in the two files" : null;
    }

    /// <summary>Combines two definitions of a field into one definition.</summary>
    public static SchemaField Merge(SchemaField first, SchemaField second)
    {
        var (main, more) = first.Kind == FieldKind.Unknown ? (second, first) : (first, second);
        return main with
        {
            IsRequired = main.IsRequired || more.IsRequired,
            IsRestricted = main.Values.Count > 0 ? main.IsRestricted : more.IsRestricted,
            HasFraction = main.HasFraction || more.HasFraction,
            IsPart = main.IsPart || more.IsPart,
            NoFilter = main.NoFilter ?? more.NoFilter,
            Values = main.Values.Count > 0 ? main.Values : more.Values,
            Label = main.Label ?? more.Label,
            Description = main.Description ?? more.Description,
        };
    }

    private static string NameOf(bool isRequired) => isRequired ? "required" : "not required";

    private static HashSet<string> ActiveOf(SchemaField field) => new(field.Values.Where(static v => v.IsActive).Select(static v => v.Name), StringComparer.Ordinal);
}
