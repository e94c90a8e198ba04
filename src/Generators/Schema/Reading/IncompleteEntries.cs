namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>Counts the fields of a describe result that have no name or no type.</summary>
internal sealed class IncompleteEntries
{
    private int _withoutName;
    private int _withoutType;
    private int? _line;

    /// <summary>The message about all incomplete fields, with the line of the first incomplete field; null if all fields are complete.</summary>
    public SchemaProblem? Problem => _line is not { } line ? null : new SchemaProblem((_withoutName, _withoutType) switch
    {
        (_, 0) => Missing("name", _withoutName),
        (0, _) => Missing("type", _withoutType),
        _ => $"{Missing("name", _withoutName)}, and {Missing("type", _withoutType)}",
    }, line);

    /// <summary>Counts a field as incomplete if it has no name or no type.</summary>
    public void Add(DescribedField field, JsonText json)
    {
        if (field is { HasName: true, HasType: true }) return;
        if (field.HasName) _withoutType++;
        else _withoutName++;
        _line ??= json.Line;
    }

    private static string Missing(string member, int count) =>
        count == 1 ? $"1 entry of 'fields' has no {member}" : $"{count} entries of 'fields' have no {member}";
}
