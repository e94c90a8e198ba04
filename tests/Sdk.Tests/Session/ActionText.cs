using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>Formats actions as short texts, so that tests read like the transcript of a session.</summary>
internal static class ActionText
{
    public static string Of(IEnumerable<SessionAction> actions) => string.Join(", ", actions.Select(Of));

    public static string Of(SessionAction action) => action switch
    {
        SessionAction.AcquireToken a => a.Renew ? "AcquireToken renew" : "AcquireToken",
        SessionAction.SendConnect a => a.AtOnce ? "SendConnect at once" : "SendConnect",
        SessionAction.SendSubscribe a => $"SendSubscribe {Short(a.Channel)}",
        SessionAction.SendUnsubscribe a => $"SendUnsubscribe {Short(a.Channel)}",
        SessionAction.SendMessage a => $"SendMessage {a.Ticket}",
        SessionAction.FailMessage a => $"FailMessage {a.Ticket}",
        SessionAction.StartTimer { Channel: { } channel } => $"StartTimer {Short(channel)}",
        SessionAction.StartTimer a => $"StartTimer {a.Kind}",
        SessionAction.StopTimer a => $"StopTimer {a.Kind}",
        SessionAction.ConfirmChannel a => $"ConfirmChannel {Short(a.Channel)}",
        SessionAction.ReportChannelPaused a => $"ReportChannelPaused {Short(a.Channel)}",
        SessionAction.FaultChannel a => $"FaultChannel {Short(a.Channel)}",
        SessionAction.ReleaseChannel a => $"ReleaseChannel {Short(a.Channel)}",
        SessionAction.End { Cause: { } cause } => $"End {cause.Error}",
        _ => action.GetType().Name,
    };

    private static string Short(string channel) => channel[(channel.LastIndexOf('/') + 1)..];
}
