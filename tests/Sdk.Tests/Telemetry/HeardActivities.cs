using System.Diagnostics;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>Records the activities of clients, from the time it is made until its disposal.</summary>
internal sealed class HeardActivities : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Activity> _started = [];
    private readonly List<Activity> _stopped = [];
    private readonly ActivityListener _listener;

    public HeardActivities()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == TelemetryNames.Source,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => Keep(_started, activity),
            ActivityStopped = activity => Keep(_stopped, activity),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The activities that have ended, in the order of their ends.</summary>
    public IReadOnlyList<Activity> Stopped
    {
        get { lock (_gate) return [.. _stopped]; }
    }

    /// <summary>The number of activities that have not ended.</summary>
    public int Running
    {
        get { lock (_gate) return _started.Count - _stopped.Count; }
    }

    public IReadOnlyList<Activity> Named(string name) => [.. Stopped.Where(activity => activity.OperationName == $"typedstreaming {name}")];

    public void Dispose() => _listener.Dispose();

    private void Keep(List<Activity> list, Activity activity)
    {
        lock (_gate) list.Add(activity);
    }
}
