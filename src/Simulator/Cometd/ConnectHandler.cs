using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Faults;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

internal sealed class ConnectHandler(OrgState state, RequestGuard guard, FaultScript faults) : IMetaHandler
{
    private SimulatedOrgOptions Options => state.Options;

    public async ValueTask AnswerAsync(JsonObject message, CometdRequest request, CancellationToken stopping)
    {
        var refusal = guard.Enter(message, request, out var session) ?? CheckConnectionType(message);
        if (refusal is not null)
        {
            request.Replies.Refuse(message, refusal);
            return;
        }

        request.HasConnected = true;
        using var held = new HeldConnect();
        var isFirst = Begin(session!, message, request, held);
        var outcome = await HoldAsync(held, request, stopping).ConfigureAwait(false);
        request.Replies.AddEvents(outcome.Events, session!.ClientId);
        if (IsPushed(outcome.End)) request.Replies.Add(new JsonObject { ["channel"] = MetaChannelNames.Disconnect });
        if (outcome.End == HoldEnd.ServerDisconnect) return;
        if (RefusalAfter(session, outcome.End) is { } late) request.Replies.Refuse(message, late);
        else request.Replies.Add(Success(message, isFirst));
    }

    private static Refusal? CheckConnectionType(JsonObject message)
    {
        var type = message.Text("connectionType");
        return type == "long-polling" ? null : new Refusal(ErrorText.InvalidConnectionType(type ?? ""), "none");
    }

    private bool Begin(Session session, JsonObject message, CometdRequest request, HeldConnect held)
    {
        lock (state.Gate)
        {
            state.EndHold(session, HoldEnd.Superseded);
            var isFirst = !session.HasConnected;
            session.HasConnected = true;
            var atOnce = WhyRefused(session, request) ?? WhyAtOnce(session, message, request, isFirst);
            if (atOnce is { } end) held.End(end, end == HoldEnd.Immediate ? state.TakeDeliverable(session) : []);
            else Hold(session, held, faults.Take<HoldFault>(RequestKind.Connect)?.Hold ?? Options.ScaledConnectTimeout);
            return isFirst;
        }
    }

    // After the check of the request, the session or the token may have expired. In that case, nothing would end this connect.
    private HoldEnd? WhyRefused(Session session, CometdRequest request)
    {
        if (!state.IsLive(session)) return HoldEnd.SessionExpired;
        if (guard.CheckToken(request.Http) is not null) return HoldEnd.TokenRevoked;
        return state.Allowance.IsUsedUp ? HoldEnd.DeliveriesUsedUp : null;
    }

    private HoldEnd? WhyAtOnce(Session session, JsonObject message, CometdRequest request, bool isFirst) =>
        !request.MayHold
        || (isFirst && Options.FirstConnectImmediate)
        || message.WantsImmediateReply()
        || state.CanDeliver(session)
            ? HoldEnd.Immediate
            : null;

    // The timer starts before the hold is visible. Otherwise, a test that moves the clock as soon as it sees the hold would be too early.
    private void Hold(Session session, HeldConnect held, TimeSpan hold)
    {
        if (hold == TimeSpan.Zero)
        {
            held.End(HoldEnd.Immediate, []);
            return;
        }

        held.EndsAt = Options.TimeProvider.GetUtcNow() + hold;
        held.Timer = Options.TimeProvider.CreateTimer(_ => TimeOut(session, held), null, hold, Timeout.InfiniteTimeSpan);
        session.Held = held;
        state.Waiters.Recheck();
    }

    private async Task<HoldOutcome> HoldAsync(HeldConnect held, CometdRequest request, CancellationToken stopping)
    {
        using var abandoned = request.Http.Aborted.Register(() => Abandon(held));
        return await held.Outcome.WaitAsync(stopping).ConfigureAwait(false);
    }

    private void TimeOut(Session session, HeldConnect held)
    {
        lock (state.Gate)
        {
            if (session.Held == held) state.EndHold(session, HoldEnd.Timeout);
        }
    }

    private void Abandon(HeldConnect held)
    {
        lock (state.Gate) held.IsAbandoned = true;
    }

    private static bool IsPushed(HoldEnd end) =>
        end is HoldEnd.ServerDisconnect or HoldEnd.ServerDisconnectWithHandshake or HoldEnd.ServerDisconnectWithNone;

    private Refusal? RefusalAfter(Session session, HoldEnd end) => end switch
    {
        HoldEnd.ServerDisconnectWithHandshake or HoldEnd.SessionExpired => Refusal.UnknownClient,
        HoldEnd.ServerDisconnectWithNone or HoldEnd.ClientDisconnect => Refusal.ClosedClient,
        HoldEnd.TokenRevoked => Refusal.InvalidToken,
        HoldEnd.DeliveriesUsedUp => Refusal.DeliveriesUsedUp,
        HoldEnd.Timeout when WasExpired(session) => Refusal.UnknownClient,
        _ => null,
    };

    private bool WasExpired(Session session)
    {
        lock (state.Gate) return !state.IsLive(session);
    }

    private JsonObject Success(JsonObject message, bool isFirst)
    {
        var reply = MetaReplyFactory.Success(message);
        if (isFirst) reply["advice"] = new JsonObject
        {
            ["reconnect"] = "retry",
            ["interval"] = 0,
            ["timeout"] = (long)Options.ScaledConnectTimeout.TotalMilliseconds,
        };
        return reply;
    }
}
