namespace TypedStreaming.Tests.Session;

/// <summary>One row of the table: the result of a sample event in a situation.</summary>
internal sealed record ExpectedTransition(string Situation, string Sample, string Outcome)
{
    /// <summary>The outcome of events that change nothing.</summary>
    public const string Nothing = "nothing";

    public string Phase => Situations.All[Situation]().State.Phase.ToString();

    public string Kind => SampleEvents.KindOf(Sample);

    public static IEnumerable<ExpectedTransition> Parse(string table)
    {
        var situation = "";
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith("  ", StringComparison.Ordinal)) situation = line;
            else foreach (var row in ParseRow(situation, line.Trim())) yield return row;
        }
    }

    private static IEnumerable<ExpectedTransition> ParseRow(string situation, string line)
    {
        const string nothing = Nothing + ":";
        if (line.Split("->", 2, StringSplitOptions.TrimEntries) is [var sample, var outcome])
            return [new ExpectedTransition(situation, sample, outcome)];
        return line[nothing.Length..].Split(',', StringSplitOptions.TrimEntries)
            .SelectMany(Samples).Select(one => new ExpectedTransition(situation, one, Nothing));
    }

    private static IEnumerable<string> Samples(string name) => name.EndsWith('*')
        ? SampleEvents.All.Keys.Where(sample => SampleEvents.KindOf(sample) == name.TrimEnd('*', ' '))
        : [name];
}
