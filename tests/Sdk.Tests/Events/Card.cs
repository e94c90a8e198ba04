using System.Text.Json.Serialization;

namespace TypedStreaming.Tests.Events;

/// <summary>A record as a program may have it that stores change events.</summary>
public sealed record Card
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Field<string> Phone { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Field<int> Age { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Field<TextChange> Notes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Field<CompoundName> Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Field<DateOnly> Birthdate { get; init; }
}
