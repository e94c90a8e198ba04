using TypedStreaming.World.Network;
using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Plans;

namespace TypedStreaming.World.Running;

/// <content>Moves the network, and watches it.</content>
internal sealed partial class Scene : INetworkWatcher
{
    /// <summary>No plan needs more rounds; one that does goes round in circles.</summary>
    private const int MostRounds = 500;
    private const int AllRiders = 1_000_000;
    private const int Whole = 1000;
    private int _pieces;

    void INetworkWatcher.Sent(Exchange exchange, IReadOnlyList<Exchange> open)
    {
        var request = exchange.Request;
        _trace.Add('s', request.Channel.Length + (request.ReplayFrom ?? 0));
        if (_trace.IsRead) _trace.Write($"    client sends {exchange.Number}: {request.Channel} {request.Subscription} {request.ReplayFrom}");
        _process.Confirmed.UnionWith(_process.Unread);
        _process.Unread.Clear();
        if (request.IsHandshake) LoseSession();
        if (request.Subscription is { } channel) _process.Confirmed.Remove(channel);
        if (request.IsDisconnect && _org.SessionOf(request) is { } session) _sessions.Ended(session);
    }

    void INetworkWatcher.Served(Exchange exchange, OrgSession? session, Answer? answer)
    {
        if (_trace.IsRead && (answer is not null || exchange.State == ExchangeState.Sent)) _trace.Write($"    org sees {exchange.Number}: {(answer is null ? "holds it" : $"{(answer.Succeeds ? "grants" : "refuses")}, {answer.Events.Count} events, {answer.Again} to replay again")}");
        if (session is not null && exchange.Sender.Token != _org.Token) _sessions.Lock(session);
        if (!exchange.Request.IsSubscribe || answer is not { Succeeds: true }) return;
        _oracle.LoseUnnumbered(_process.Number);
        _oracle.Subscribe(_org.ChannelOf(exchange.Request)!, session!, answer.Again, _process.Number);
    }

    void INetworkWatcher.Handed(Exchange exchange, int before)
    {
        var (answer, given) = (exchange.Answer!, exchange.Body!.Given);
        var isWhole = given == exchange.Body.Size;
        _trace.Add('h', given);
        answer.BegunAt ??= _pieces + 1;
        _pieces++;
        foreach (var (queued, end) in answer.Events)
        {
            if (end <= before || end > given) continue;
            queued.HandedAt = _pieces;
            if (!exchange.Request.IsDisconnect && (isWhole || exchange.IsOpen)) _oracle.Hand(queued.Event); // What comes with a cut may be unread.
        }

        // What follows a piece that is left unread for want of room is looked for only after other answers that wait. A large event makes pieces, too.
        var isInPieces = before > 0 || answer.Events.Any(static one => one.Queued.Event.IsLarge);
        if (isWhole && !(_circumstances.HadLittleRoom && isInPieces)) answer.EndedAt = ++_pieces;
        var last = answer.Events.LastOrDefault(one => one.End <= given).Queued;
        if (_trace.IsRead) _trace.Write($"    client gets {exchange.Number}: {given} of {exchange.Body.Size} bytes{(last is null ? "" : $", up to {last.Event}")}{(isWhole ? "" : exchange.IsOpen ? "" : ", cut")}");
        MarkRunEnds(answer, given);
        if (!exchange.Request.IsDisconnect && answer.Events.Any(one => one.End > before && one.End <= given)) _circumstances.LastRecovery = _circumstances.LastSuccess = _org.Now;
        if (isWhole) ReadWhole(exchange, answer);
    }

    private void LoseSession()
    {
        _process.Session = null;
        _process.Confirmed.Clear();
        _process.Settlement.Lose();
        _oracle.LoseUnnumbered(_process.Number);
    }

    /// <summary>Marks the last events of a stretch: where ids are shared, these may come again.</summary>
    private static void MarkRunEnds(Answer answer, int given)
    {
        OrgEvent? last = null;
        foreach (var (queued, end) in answer.Events)
        {
            if (end > given) break;
            if (last is not null && (last.Channel != queued.Event.Channel || last.Id > queued.Event.Id)) Mark(last);
            last = queued.Event;
        }

        if (last is not null) Mark(last);
    }

    /// <summary>All events of the id, since none of them is known to be the last.</summary>
    private static void Mark(OrgEvent last)
    {
        foreach (var logged in last.Channel.Log)
        {
            if (logged.Era == last.Era && logged.Id == last.Id) logged.EndedARun = true;
        }
    }

    private void ReadWhole(Exchange exchange, Answer answer)
    {
        var request = exchange.Request;
        if (answer is { Succeeds: true, Session: { } made })
        {
            _process.Session = made;
            _circumstances.IsEstablished = true;
            _sessions.Made(made);
        }

        if (request.IsSubscribe && answer.Succeeds)
        {
            (_circumstances.HadLittleRoom ? _process.Unread : _process.Confirmed).Add(request.Subscription!);
            _process.Left.Remove(request.Subscription!);
        }

        if (request.IsConnect && answer.Succeeds) _circumstances.LastSuccess = _org.Now;
        if (request is { IsConnect: true, AtOnce: false } && answer.Succeeds) _circumstances.LastRecovery = _org.Now;
        if (request.IsDisconnect) return; // Of a session that is given up nothing more is taken: it comes again in the next one, if it is still kept then.
        foreach (var settled in _process.Settlement.Read(exchange, _process.Network.Open))
            _oracle.Settle(settled.Events.Select(static one => one.Queued.Event), _process.Number);
    }

    private void Serve(Act.Serve act)
    {
        if (_process.Network.Find(act.Way) is not { } exchange) return;
        // Where nothing is replayed, a proxy that gives up on a held connect does not cost its events.
        var fault = !_settings.Replays && act.Fault.Kind == FaultKind.GatewayTimeout ? new Fault(FaultKind.Unavailable) : act.Fault;
        // Nor does such a server keep anything back.
        var riders = !_settings.Replays && act.Riders > 0 ? AllRiders : act.Riders;
        var manner = new ServeManner { Riders = riders, ReplyFirst = act.ReplyFirst };
        if (_process.Network.Serve(exchange, manner, fault) && !fault.IsNone) _tally.Note(fault.Kind.ToString());
    }

    private void Hand(Act.Hand act)
    {
        if (_process.Network.Find(act.Way) is not { } exchange) return;
        if (act.Fault.Kind == FaultKind.CutSilently) _reads.WasCut = true;
        if (_process.Network.Hand(exchange, act.Permille, act.Fault) && !act.Fault.IsNone) _tally.Note(act.Fault.Kind.ToString());
    }

    /// <summary>The network works, until nothing is left to do.</summary>
    private async Task WorkAsync(bool leavesConnect = false)
    {
        var manner = new ServeManner { Riders = leavesConnect ? 0 : AllRiders };
        for (var round = 0; round < MostRounds; round++)
        {
            var moved = false;
            foreach (var exchange in _process.Network.Open.ToList())
            {
                if (!exchange.IsOpen || (leavesConnect && exchange.Request.IsConnect)) continue;
                if (!_process.Network.Serve(exchange, manner, Fault.None) && !_process.Network.Hand(exchange, Whole, Fault.None)) continue;
                moved = true;
                _tally.Steps++;
                await RestAsync();
            }

            if (!moved) return;
        }
    }

    private async Task PassAsync(TimeSpan time, bool works)
    {
        var passed = TimeSpan.Zero;
        while (passed < time)
        {
            var rest = time - passed;
            var step = TimeSpan.FromSeconds(passed.TotalSeconds < 10 ? 1 : passed.TotalSeconds < 60 ? 5 : 15);
            step = step < rest ? step : rest;
            passed += step;
            await AdvanceAsync(step);
            if (works) await WorkAsync();
            CheckWaits();
        }
    }
}
