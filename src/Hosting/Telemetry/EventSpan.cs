using System.Diagnostics;
using System.Globalization;
using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>
/// The tracing span (activity) of one event, which includes all attempts to handle the event. The span contains neither the event's data nor its
/// record ids.
/// </summary>
internal readonly struct EventSpan : IDisposable
{
    private static readonly ActivitySource Source = new(HostingTelemetry.Source);

    private readonly Activity? _activity;

    private EventSpan(Activity? activity) => _activity = activity;

    public static EventSpan Begin<TEvent>(HandlerPlan<TEvent> plan, TakenEvent<TEvent> taken)
        where TEvent : IStreamingEvent<TEvent>
    {
        if (!Source.HasListeners()) return default;
        var links = LinkOf(plan.Options.TraceParent, taken) is { } link ? [link] : Array.Empty<ActivityLink>();
        var activity = Source.StartActivity(ActivityKind.Consumer, default, plan.TagsOf(taken), links, name: $"process {plan.Channel}");
        activity?.SetTag(HandlerTags.OperationType, "process");
        activity?.SetTag(HandlerTags.MessageId, taken.Metadata.EventUuid?.ToString() ?? taken.Metadata.ReplayId?.ToString(CultureInfo.InvariantCulture));
        return new EventSpan(activity);
    }

    public void Failed(int attempt, Exception failure)
    {
        _activity?.SetTag(HandlerTags.Attempts, attempt);
        _activity?.SetTag(HandlerTags.ErrorType, failure.GetType().FullName);
    }

    public void End(bool isDone)
    {
        if (!isDone) _activity?.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose() => _activity?.Dispose();

    private static ActivityLink? LinkOf<TEvent>(Func<TEvent, string?>? traceParent, TakenEvent<TEvent> taken)
    {
        if (taken.TraceParent is null && (traceParent is null || taken.Error is not null)) return null;
        try
        {
            return ActivityContext.TryParse(taken.TraceParent ?? traceParent!(taken.Event!), null, isRemote: true, out var context) ? new ActivityLink(context) : null;
        }
        catch (Exception)
        {
            // The event must not fail because its span has no link. The program's callback has no other purpose.
            return null;
        }
    }
}
