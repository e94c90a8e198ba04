using System.Globalization;
using TypedStreaming.Simulator;
using TypedStreaming.Tool.Simulate.Sources;

namespace TypedStreaming.Tool.Simulate.Actions;

/// <summary>The actions that cause faults in logins, REST requests and CometD.</summary>
internal static class FaultActions
{
    private const int MostTimes = 1_000_000;

    public static IReadOnlyList<OrgAction> All { get; } =
    [
        OrgAction.Immediate("expireSessions", [], static _ => static simulation =>
        {
            var count = simulation.Org.SessionCount;
            simulation.Org.Faults.ExpireSessions();
            return count == 1 ? "Expired 1 session." : $"Expired {count} sessions.";
        }),
        OrgAction.Immediate("revokeTokens", [], static _ => static simulation =>
        {
            simulation.Org.Faults.RevokeTokens();
            return "All access tokens have been revoked. The next login gets a new token.";
        }),
        OrgAction.Immediate("revokeRefreshToken", [], static _ => static simulation =>
        {
            simulation.Org.Faults.RevokeRefreshToken();
            return "The refresh token has been revoked.";
        }),
        OrgAction.Immediate("pushDisconnect", [], static _ => static simulation =>
        {
            simulation.Org.Faults.PushDisconnect();
            return "All sessions have been ended, and their clients have been notified.";
        }),
        OrgAction.Immediate("dropConnection", ["request", "point"], static arguments =>
        {
            var (kind, point) = (Kind(arguments), arguments.Choice("point", DropPoint.BeforeHeaders));
            return simulation =>
            {
                simulation.Org.Faults.DropConnection(kind, point);
                return $"The connection will break during the next response to {Words(kind)}.";
            };
        }),
        OrgAction.Immediate("delay", ["request", "seconds", "times"], static arguments =>
        {
            var (kind, delay, times) = (Kind(arguments), arguments.Seconds("seconds"), Times(arguments));
            return simulation =>
            {
                simulation.Org.Faults.Delay(kind, delay, times);
                return string.Create(CultureInfo.InvariantCulture, $"{Next(times, kind)} will be delayed by {delay.TotalSeconds} s.");
            };
        }),
        OrgAction.Immediate("answerHttp", ["request", "status", "retryAfter", "times"], AnswerHttp),
        OrgAction.Immediate("withhold", ["channel", "events"], static arguments =>
        {
            var (channel, events) = (arguments.Text("channel"), arguments.Number("events", 1, MostTimes, 1));
            return simulation =>
            {
                simulation.Org.Faults.Withhold(channel, events);
                return events == 1 ? $"The next event on {channel} will not be delivered." : $"The next {events} events on {channel} will not be delivered.";
            };
        }),
        new("restart", ["seconds"], static arguments =>
        {
            var downtime = arguments.Seconds("seconds");
            return async (simulation, cancellationToken) =>
            {
                await simulation.Org.RestartAsync(downtime, cancellationToken).ConfigureAwait(false);
                return "The org's server was restarted.";
            };
        }),
        OrgAction.Immediate("clearFaults", [], static _ => static simulation =>
        {
            simulation.Org.Faults.Clear();
            simulation.PubSub.Faults.Clear();
            return "Removed all faults that have not occurred yet.";
        }),
    ];

    private static Func<Simulation, string> AnswerHttp(Arguments arguments)
    {
        var (kind, status, times) = (Kind(arguments), arguments.Number("status", 200, 599, 503), Times(arguments));
        var pause = arguments.Number("retryAfter", 0, 86_400, -1);
        return simulation =>
        {
            simulation.Org.Faults.AnswerHttp(kind, status, times: times);
            if (pause >= 0) simulation.Org.Faults.AddHeader(kind, "Retry-After", pause.ToString(CultureInfo.InvariantCulture), times);
            return $"{Next(times, kind)} will get HTTP {status}.";
        };
    }

    private static RequestKind Kind(Arguments arguments) => arguments.Choice("request", RequestKind.Any);

    private static int Times(Arguments arguments) => arguments.Number("times", 1, MostTimes, 1);

    private static string Next(int times, RequestKind kind) => times == 1 ? $"The next request ({Words(kind)})" : $"The next {times} requests ({Words(kind)})";

    private static string Words(RequestKind kind) => kind == RequestKind.Any ? "any request" : kind.ToString().ToLowerInvariant();
}
