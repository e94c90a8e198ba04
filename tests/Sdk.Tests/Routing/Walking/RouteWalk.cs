using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing.Walking;

/// <summary>
/// A random plan for one channel: events, two requests whose responses are read in any order, cut or lost; consumers that join, are parked and
/// come back, and others that leave. In the end each must have received each event after its start once, which is checked with the log only.
/// </summary>
internal sealed class RouteWalk
{
    private const string X = RecordedConsumer.X;

    private readonly Random _random;
    private readonly RouteFlaw _flaw;
    private readonly List<long> _log = [];
    private readonly List<(RecordedConsumer Consumer, long Start)> _consumers = [];
    private readonly RouteTable _table;
    private ModelSession _session;
    private ModelRequest? _connect;
    private ModelRequest? _side;
    private bool _isWanted;
    private bool _isRestart;
    private bool _isOnWire;
    private long _requests;
    private long _last;

    public RouteWalk(int seed, RouteFlaw flaw = RouteFlaw.None)
    {
        (_random, _flaw, _session) = (new Random(seed), flaw, new ModelSession(_log));
        var wire = new RecordedWire { Wanted = _ => Want(), Unwanted = _ => _isWanted = false };
        _table = Tables.Make(wire);
        for (var count = _random.Next(2, 12); count > 0; count--) Publish();
        Join(_last);
    }

    /// <summary>The number of events that came to a consumer.</summary>
    public int Delivered => _consumers.Sum(static one => one.Consumer.Ids.Count);

    /// <summary>The number of reported gaps.</summary>
    public int Gaps => _consumers.Sum(static one => one.Consumer.Gaps.Count);

    /// <returns>The defect, or null.</returns>
    public string? Run()
    {
        for (var steps = _random.Next(20, 120); steps > 0; steps--) Step();
        Finish();
        return _consumers.Select(Wrong).FirstOrDefault(static wrong => wrong is not null);
    }

    private void Step()
    {
        switch (_random.Next(100))
        {
            case < 22: Publish(); break;
            case < 27: if (_consumers.Count < 4) Join(_random.Next(2) == 0 ? 0 : _log[_random.Next(_log.Count)]); break;
            case < 31: Park(); break;
            case < 36: Drain(); break;
            case < 50: SendConnect(); break;
            case < 62: if (_connect is { Answer: null } connect && _session.HasAny) connect.Answer = _session.Take(); break;
            case < 72: SendSide(); break;
            case < 80: AnswerSide(); break;
            default: ReadAnswer(); break;
        }
    }

    private void Publish() => _session.Publish(_last += _random.Next(1, 4));

    private void Join(long after)
    {
        var consumer = RecordedConsumer.At(ReplayFrom.After(after), $"c{_consumers.Count}");
        _consumers.Add((consumer, after));
        Assert.Null(_table.Attach(consumer));
    }

    /// <summary>Parks a consumer, at once or by a full queue at the next event.</summary>
    private void Park()
    {
        var (consumer, _) = _consumers[_random.Next(_consumers.Count)];
        if (consumer.IsFull || consumer.Stage != ConsumerStage.Active || _consumers.Count(static one => !one.Consumer.IsFull) < 2) return;
        consumer.IsFull = true;
        if (_random.Next(2) == 0) _table.GoOnWithout(consumer);
    }

    private void Drain()
    {
        var (consumer, _) = _consumers[_random.Next(_consumers.Count)];
        if (!consumer.IsFull) return;
        consumer.IsFull = false;
        Return(consumer);
    }

    /// <summary>Lets a consumer return: the first call begins the wait, if there is one, and the next call comes after it.</summary>
    private void Return(RoutedConsumer consumer)
    {
        _table.OnRoom(consumer, Tables.Noon);
        if (consumer.Stage == ConsumerStage.Parked) _table.OnRoom(consumer, Tables.Noon);
    }

    private void SendConnect()
    {
        if (_connect is not null) return;
        _connect = new ModelRequest(++_requests, ModelRequestKind.Connect, 0);
        _table.Sent(_connect.Number, isConnect: true);
    }

    private void Want()
    {
        _isRestart |= _isOnWire && !_isWanted;
        _isWanted = true;
    }

    /// <summary>Sends as the session does: a restart is an unsubscribe and a subscribe.</summary>
    private void SendSide()
    {
        if (_side is not null) return;
        if (_isOnWire && (!_isWanted || _isRestart)) _side = new ModelRequest(++_requests, ModelRequestKind.Unsubscribe, 0);
        else if (!_isOnWire && _isWanted && _table.BeginSubscribing(X, Tables.Noon) is { } begun) _side = Subscribing(begun.ReplayFrom);
        if (_side is not null && _flaw != RouteFlaw.AwaitsNothing) _table.Sent(_side.Number, isConnect: false);
    }

    private ModelRequest Subscribing(long from)
    {
        _isOnWire = true;
        if (_flaw == RouteFlaw.NoFences) foreach (var (consumer, _) in _consumers) consumer.Place.LowerFence();
        return new ModelRequest(++_requests, ModelRequestKind.Subscribe, from);
    }

    private void AnswerSide()
    {
        if (_side is not { Answer: null } side) return;
        if (side.Kind == ModelRequestKind.Unsubscribe) _session.Unsubscribe();
        else _session.Subscribe(side.From);
        side.Answer = _random.Next(2) == 0 ? _session.Take() : [];
    }

    private void ReadAnswer()
    {
        List<ModelRequest> answered = [.. new[] { _connect, _side }.OfType<ModelRequest>().Where(static request => request.Answer is not null)];
        if (answered.Count == 0)
        {
            if (_random.Next(20) == 0) LoseSession();
            return;
        }

        var read = answered[_random.Next(answered.Count)];
        var isLost = _random.Next(100) < 12;
        var events = isLost ? read.Answer!.Take(_random.Next(read.Answer!.Count + 1)) : read.Answer!;
        foreach (var id in events) Deliver(id, read.Number);
        if (isLost) LoseSession();
        else Conclude(read);
    }

    private void Deliver(long id, long request)
    {
        while (_table.Deliver(X, id, request) is { } full) _table.GoOnWithout(full);
        if (_flaw != RouteFlaw.ForgetsRefused) return;
        foreach (var (consumer, _) in _consumers.Where(static one => one.Consumer.Stage == ConsumerStage.Parked)) consumer.Place.Open();
    }

    private void Conclude(ModelRequest read)
    {
        if (read == _connect) _connect = null;
        else _side = null;
        if (read.Kind == ModelRequestKind.Subscribe) _table.Confirm(X, Frames.Confirmation(X), Tables.Noon);
        if (read.Kind == ModelRequestKind.Unsubscribe) Release();
        _table.Read(read.Number, wasIdle: false);
    }

    private void Release()
    {
        (_isOnWire, _isRestart) = (false, false);
        _table.Release(X, null);
    }

    private void LoseSession()
    {
        _table.LoseSession();
        (_session, _connect, _side, _isOnWire, _isRestart) = (new ModelSession(_log), null, null, false, false);
    }

    /// <summary>Lets all consumers come back; one more session brings the missing events.</summary>
    private void Finish()
    {
        foreach (var (consumer, _) in _consumers.Where(static one => one.Consumer.IsFull))
        {
            consumer.IsFull = false;
            Return(consumer);
        }

        LoseSession();
        var from = _table.Subscribe();
        _requests++;
        foreach (var id in _log.Where(id => id > from).ToList()) Deliver(id, _requests);
    }

    private string? Wrong((RecordedConsumer Consumer, long Start) one)
    {
        var wanted = _log.Where(id => id > one.Start).Select(static id => (long?)id).ToList();
        if (wanted.Except(one.Consumer.Ids).FirstOrDefault() is { } lost) return $"{one.Consumer.Options.Name} never got {lost}";
        return one.Consumer.Ids.Count == wanted.Count ? null : $"{one.Consumer.Options.Name} got an event twice";
    }
}
