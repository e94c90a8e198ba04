using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>Records every text that the SDK writes: log lines, activities, measurements, and what a test adds.</summary>
internal sealed class HeardTexts : IDisposable
{
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly HeardActivities _activities = new();
    private readonly HeardMeters _meters = new();

    public CapturedLog Log { get; } = new();

    public IReadOnlyList<string> All =>
    [
        .. _texts,
        .. Log.Entries.Select(static entry => entry.Text),
        .. _activities.Stopped.SelectMany(TextsOf),
        .. _meters.Sums.Keys,
    ];

    /// <summary>Adds something that a program could print.</summary>
    public void Add(object? printed)
    {
        _texts.Enqueue($"{printed}");
        if (printed is Exception { Data.Count: > 0 } exception)
            foreach (var value in exception.Data.Values) _texts.Enqueue($"{value}");
        if (printed is StreamingException streaming) _texts.Enqueue($"{streaming.ServerText} {streaming.HelpLink} {streaming.Channel}");
    }

    /// <summary>Awaits an attempt, and adds its failure.</summary>
    public async Task AddFailureAsync(Func<Task> attempt)
    {
        try
        {
            await attempt();
        }
        catch (Exception e) when (e is StreamingException or ObjectDisposedException or InvalidOperationException)
        {
            Add(e);
        }
    }

    /// <summary>Returns the texts that contain a secret, unchanged or in form encoding.</summary>
    public IReadOnlyList<string> Holding(string secret) =>
        [.. All.Where(text => Holds(text, secret) || Holds(text, Uri.EscapeDataString(secret)))];

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        Log.Dispose();
    }

    private static bool Holds(string text, string secret) => text.Contains(secret, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> TextsOf(Activity activity) =>
    [
        activity.OperationName,
        activity.DisplayName,
        activity.StatusDescription ?? "",
        .. activity.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"),
        .. activity.Baggage.Select(static item => $"{item.Key}={item.Value}"),
        .. activity.Events.SelectMany(static e => e.Tags.Select(tag => $"{e.Name} {tag.Key}={tag.Value}")),
    ];
}
