using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>
/// Collects the spans and the measurements of a test's own hosts. Other tests run at the same time. Each span becomes an entry <c>span</c> of the journal.
/// </summary>
internal sealed class CollectedTelemetry : IDisposable
{
    private static readonly string[] Meters = [HostingTelemetry.Source, "TypedStreaming.Relay"];

    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _measured = new();
    private readonly ActivityListener _tracing;
    private readonly MeterListener _metering = new();

    /// <param name="organization">The org whose spans are collected.</param>
    /// <param name="owns">Returns true for the meters of the test's hosts.</param>
    /// <param name="journal">The journal.</param>
    public CollectedTelemetry(string organization, Func<Meter, bool> owns, Journal journal)
    {
        _tracing = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == HostingTelemetry.Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (!Equals(span.GetTagItem("typedstreaming.org"), organization)) return;
                _spans.Enqueue(span);
                journal.Add("span");
            },
        };
        ActivitySource.AddActivityListener(_tracing);
        _metering.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Contains(instrument.Meter.Name) && owns(instrument.Meter)) listener.EnableMeasurementEvents(instrument);
        };
        _metering.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, Joined(tags))));
        _metering.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, Joined(tags))));
        _metering.SetMeasurementEventCallback<int>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, Joined(tags))));
        _metering.Start();
    }

    public IReadOnlyList<Activity> Spans => [.. _spans];

    public IReadOnlyList<(string Name, double Value, string Tags)> Measured => [.. _measured];

    /// <summary>Everything that the spans and measurements contain.</summary>
    public string Text => string.Join('\n', [.. Spans.SelectMany(TextOf), .. Measured.Select(static one => $"{one.Name} {one.Tags}")]);

    /// <summary>Everything that a result of a health check contains.</summary>
    public static string TextOf(HealthReportEntry entry) =>
        string.Join('\n', [$"{entry.Status}", entry.Description, $"{entry.Exception}", .. entry.Tags, .. entry.Data.Select(static pair => $"{pair.Key}={pair.Value}")]);

    /// <summary>Measures the instruments that are observed.</summary>
    public void Observe() => _metering.RecordObservableInstruments();

    public void Dispose()
    {
        _tracing.Dispose();
        _metering.Dispose();
    }

    private static IEnumerable<string?> TextOf(Activity span) =>
    [
        span.OperationName, span.DisplayName, $"{span.Status}", span.StatusDescription, span.TraceStateString,
        .. PairsOf(span.TagObjects), .. span.Baggage.Select(static pair => $"{pair.Key}={pair.Value}"),
        .. span.Events.SelectMany(static @event => PairsOf(@event.Tags).Prepend(@event.Name)),
        .. span.Links.SelectMany(static link => PairsOf(link.Tags ?? []).Append(link.Context.TraceState ?? "")),
    ];

    private static IEnumerable<string> PairsOf(IEnumerable<KeyValuePair<string, object?>> tags) => tags.Select(static tag => $"{tag.Key}={tag.Value}");

    private static string Joined(ReadOnlySpan<KeyValuePair<string, object?>> tags) => $" {string.Join(' ', PairsOf(tags.ToArray()))} ";
}
