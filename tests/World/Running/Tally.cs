namespace TypedStreaming.World.Running;

/// <summary>The counts of all plans of a run.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);

    /// <summary>Everything that happened in the world: actions, requests and pieces of responses, and each time that the clocks moved on.</summary>
    public long Steps { get; set; }

    public int Plans { get; set; }

    /// <summary>Events that were published.</summary>
    public long Events { get; set; }

    public void Note(string fault) => _faults[fault] = _faults.GetValueOrDefault(fault) + 1;

    /// <summary>For the last line of a run.</summary>
    public override string ToString()
    {
        List<string> missing = [.. FaultNames.All.Where(name => !_faults.ContainsKey(name))];
        var kinds = missing.Count == 0 ? "all kinds" : $"without {string.Join(", ", missing)}";
        return $"steps {Steps}, plans {Plans}, events {Events}, faults {_faults.Values.Sum()} ({kinds})";
    }
}
