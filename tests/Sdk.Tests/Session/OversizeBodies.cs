using System.Text;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Session;

/// <summary>
/// Writes bodies from a short form: L is an event above the limit, E an event below it, and R the reply to a connect. All other characters stay.
/// </summary>
/// <param name="channel">The channel of the events.</param>
/// <param name="firstId">The replay id of the first event.</param>
internal sealed class OversizeBodies(string channel, long firstId)
{
    public const int Limit = 64 * 1024;

    /// <summary>A text that looks like the ends and the beginnings of messages.</summary>
    private const string Filler = "}],{[\\\"";

    /// <summary>The replay id of the next event.</summary>
    public long NextId { get; private set; } = firstId;

    /// <summary>The body, the offsets at which its messages begin and end, and the events in it, as <see cref="OversizeRun"/> shows them.</summary>
    public (byte[] Body, List<int> Borders, List<string> Events) Write(string form)
    {
        var (body, borders, events) = (new List<byte>(), new List<int>(), new List<string>());
        foreach (var letter in form)
        {
            if (letter is not ('L' or 'E' or 'R'))
            {
                body.AddRange(Encoding.UTF8.GetBytes([letter]));
                continue;
            }

            if (letter != 'R') events.Add(letter == 'L' ? $"{NextId} skipped" : $"{NextId}");
            borders.Add(body.Count);
            body.AddRange(Encoding.UTF8.GetBytes(letter switch { 'L' => Large(NextId++), 'E' => StagedRequest.Event(channel, NextId++), _ => """{"channel":"/meta/connect","successful":true}""" }));
            borders.Add(body.Count);
        }

        return ([.. body], borders, events);
    }

    /// <summary>An event whose message is larger than the limit by a few bytes, or by many; the id says how many.</summary>
    private string Large(long id)
    {
        var surplus = (id % 3) switch { 0 => 1, 1 => 5000, _ => 2 * Limit };
        var (start, end) = ($$$"""{"channel":"{{{channel}}}","data":{"payload":" """.TrimEnd(), $"\",\"event\":{{\"replayId\":{id}}}}}}}");
        var length = Limit + surplus - start.Length - end.Length;
        var filler = string.Concat(Enumerable.Repeat(Filler, length / Filler.Length)) + new string('x', length % Filler.Length);
        return start + filler + end;
    }
}
