using System.Diagnostics.Metrics;
using TypedStreaming.Hosting.Telemetry;

namespace TypedStreaming.Relay.Telemetry;

/// <summary>The metrics of one worker.</summary>
internal sealed class WorkerMetrics
{
    /// <summary>The name of the meter for the metrics of workers: <c>TypedStreaming.Relay</c>.</summary>
    public const string Source = "TypedStreaming.Relay";

    private readonly Counter<long> _staleCopies;
    private readonly string _worker;
    private readonly WorkerOrganization _organization;

    public WorkerMetrics(IMeterFactory meters, string worker, WorkerOrganization organization, Func<int> activePartitions)
    {
        var meter = meters.Create(Source);
        (_worker, _organization) = (worker, organization);
        _staleCopies = meter.CreateCounter<long>("typedstreaming.stale_copies", "{message}", "The number of stale copies that were refused, because a relay published them after it had lost its lease.");
        meter.CreateObservableGauge(
            "typedstreaming.partitions", () => new Measurement<int>(activePartitions(), HandlerTags.OfClient(worker, organization.Id)), "{partition}", "The number of partitions from which the worker receives messages.");
    }

    public void StaleCopy() => _staleCopies.Add(1, HandlerTags.OfClient(_worker, _organization.Id));
}
