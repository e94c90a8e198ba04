namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Compares both readers with documents, and counts the results.</summary>
internal sealed class Comparison(IReadOnlyList<KnownDifference> known)
{
    private readonly Dictionary<string, KindTally> _tallies = ValueKinds.All.ToDictionary(k => k.Name, _ => new KindTally());
    private readonly Dictionary<KnownDifference, int> _occurrences = known.ToDictionary(d => d, _ => 0);
    private readonly List<string> _unexpected = [];

    public IReadOnlyDictionary<string, KindTally> Tallies => _tallies;

    /// <summary>Differences that nothing in the list explains.</summary>
    public IReadOnlyList<string> Unexpected => _unexpected;

    /// <summary>Listed differences that no document has shown.</summary>
    public IEnumerable<KnownDifference> NeverSeen =>
        _occurrences.Where(o => o.Value == 0 && !(o.Key.NeedsOtherZone && TimeZoneInfo.Local.BaseUtcOffset == TimeSpan.Zero)).Select(o => o.Key);

    public string Report =>
        string.Concat(_tallies.Select(t => $"{t.Key,-15} {t.Value.Read,6} read, {t.Value.Refused,5} refused\n"))
        + string.Concat(_occurrences.Select(o => $"{o.Value,6} times: {o.Key.What}\n"));

    public void Compare(ComparedType type, Document document)
    {
        var ours = type.Ours(document.Text);
        var theirs = type.Theirs(document.Text);
        var translation = new Translation(document, known);
        var expected = translation switch
        {
            { IsRefused: true } => Outcome.Refused,
            { Applied.Count: 0 } => theirs,
            _ => type.Theirs(translation.Document.Text),
        };
        if (!ours.Agrees(expected))
        {
            _unexpected.Add($"{document.Text}\n  as {type.Plan.Source}  here: {ours.Beside(expected)}\n  expected: {expected.Beside(ours)}");
            return;
        }

        if (!ours.Agrees(theirs))
            foreach (var difference in translation.Applied) _occurrences[difference]++;
        Count(document, ours);
    }

    /// <summary>Counts a refusal for a member only if nothing else in the document could be its cause.</summary>
    private void Count(Document document, Outcome outcome)
    {
        if (outcome.Values is not null)
            foreach (var kind in document.Kinds) _tallies[kind.Name].Read++;
        else if (document is { Other: null, Deviations: [var only] }) _tallies[only.Name].Refused++;
    }
}
