namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>
/// One place where the emitted readers and System.Text.Json are meant to differ. It is exact: what the emitted reader makes
/// of a document must be what System.Text.Json makes of the translated one.
/// </summary>
/// <param name="What">What arrives, for people.</param>
/// <param name="Theirs">What System.Text.Json does with it.</param>
/// <param name="Ours">What the emitted readers do.</param>
/// <param name="Why">The reason.</param>
/// <param name="Translate">
/// Takes a member (null for the whole document) and the JSON of its value (null if it is missing); gives the JSON from which
/// System.Text.Json reads what is read here, <see cref="Refused"/>, or null where the two do not differ.
/// </param>
internal sealed record KnownDifference(string What, string Theirs, string Ours, string Why, Func<MemberPlan?, string?, string?> Translate)
{
    /// <summary>The translation of what is refused here.</summary>
    public const string Refused = "refused";

    /// <summary>Whether it shows only on machines whose zone is not UTC.</summary>
    public bool NeedsOtherZone { get; init; }

    /// <summary>The difference as the row of a table.</summary>
    public string Row => $"| {What} | {Theirs} | {Ours} | {Why} |";
}
