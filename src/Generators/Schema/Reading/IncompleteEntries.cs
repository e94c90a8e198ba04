namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>Counts the fields of a describe result that have no name or no type.</summary>
internal sealed class IncompleteEntries
{
    private int _withoutName;
    private int _withoutType;
    private int? _line;

    /// <summary>The message about all incomplete fields, with the line of the first one; null if all fields are complete.</summary>
    public SchemaProblem? Problem => _line is not { } line ? null : new SchemaProblem((_withoutName, _withoutType) switch
    {
        (_, 0) => $"{Entries(_withoutName)} no name",
        (0, _) => $"{Entries(_withoutType)} no type",
        _ => $"{Entries(_withoutName)} no name, and {_withoutType} {(_withoutType == 1 ? "has" : "have")} no type",
    }, line);

    /// <summary>Counts a field if it has no name or no type.</summary>
    public void Add(DescribedField field, JsonText json)
    {
        if (field is { HasName: true, HasType: true }) return;
        if (field.HasName) _withoutType++;
        else _withoutName++;
        _line ??= json.Line;
    }

    private static string Entries(int count) => count == 1 ? "1 entry of 'fields' has" : $"{count} entries of 'fields' have";
}
