namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>
/// One intended difference between the emitted readers and System.Text.Json. It is exact: the emitted reader's result for
/// a document must be System.Text.Json's result for the translated one.
/// </summary>
/// <param name="What">The input, in words.</param>
/// <param name="Theirs">The behaviour of System.Text.Json.</param>
/// <param name="Ours">The behaviour of the emitted readers.</param>
/// <param name="Why">The reason.</param>
/// <param name="Translate">
/// Takes a member (null for the whole document) and the JSON of its value (null if it is missing); returns the JSON from which
/// System.Text.Json reads what is read here, <see cref="Refused"/>, or null if the two do not differ.
/// </param>
internal sealed record KnownDifference(string What, string Theirs, string Ours, string Why, Func<MemberPlan?, string?, string?> Translate)
{
    /// <summary>The translation of a value that is refused here.</summary>
    public const string Refused = "refused";

    /// <summary>True if it occurs only on machines whose zone is not UTC.</summary>
    public bool NeedsOtherZone { get; init; }

    /// <summary>The difference as the row of a table.</summary>
    public string Row => $"| {What} | {Theirs} | {Ours} | {Why} |";
}
