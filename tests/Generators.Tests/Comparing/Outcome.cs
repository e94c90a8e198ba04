namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>A reader's result for a document: the members' values as text, or a refusal.</summary>
internal sealed class Outcome
{
    private Outcome(IReadOnlyList<string>? values, string? refusal)
    {
        Values = values;
        Refusal = refusal;
    }

    public static Outcome Refused { get; } = new(null, "refused");

    /// <summary>Each member with its value, or null if the document was refused.</summary>
    public IReadOnlyList<string>? Values { get; }

    public string? Refusal { get; }

    public static Outcome Of(IEnumerable<string> values) => new([.. values], null);

    public static Outcome Of(Exception refusal) => new(null, "refused: " + refusal.Message);

    public bool Agrees(Outcome other) =>
        Values is null || other.Values is null ? Values is null && other.Values is null : Values.SequenceEqual(other.Values);

    /// <summary>The part of this outcome that differs from another one: a refusal, or the values that differ.</summary>
    public string Beside(Outcome other) =>
        Values is null ? Refusal!
        : other.Values is null ? "read"
        : string.Join("; ", Values.Except(other.Values));
}
