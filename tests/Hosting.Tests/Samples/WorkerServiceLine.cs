using System.Globalization;

namespace TypedStreaming.Hosting.Tests.Samples;

/// <summary>A line that the sample prints for an event.</summary>
internal sealed record WorkerServiceLine(string Org, string Event, long ReplayId, string Text)
{
    /// <summary>The lines of events, without those of gaps and all else that is printed.</summary>
    public static IReadOnlyList<WorkerServiceLine> AllIn(IEnumerable<string> output) =>
    [
        .. from line in output
           where line.Length > 31 && line[23] == '#'
           select new WorkerServiceLine(line[..8].Trim(), line[8..23].Trim(), long.Parse(line[24..31], CultureInfo.InvariantCulture), line[31..]),
    ];
}
