using TypedStreaming.Replay;

namespace TypedStreaming.Tests.Replay.Walking;

/// <summary>
/// A server with a log, a client that loses its session, and a program that acknowledges in any order and is killed at
/// times. After each step a watermark must agree with the naive one, and nothing at or before its position may be undone.
/// </summary>
internal sealed class WatermarkWalk
{
    private const int Steps = 300;
    private const int Max = 12;

    private static readonly DateTimeOffset Start = new(2026, 5, 4, 9, 12, 33, TimeSpan.Zero);

    private readonly Random _random;
    private readonly bool _sharesIds;
    private readonly Func<IWatermark> _make;
    private readonly List<long?> _log = [];
    private readonly HashSet<int> _done = [];
    private readonly Dictionary<long, int> _out = [];
    private IWatermark _subject;
    private NaiveWatermark _naive;
    private int _next;
    private int _newest;
    private int _life;

    public WatermarkWalk(int seed, bool sharesIds, Func<IWatermark> make)
    {
        _random = new Random(seed);
        _sharesIds = sharesIds;
        _make = make;
        _subject = make();
        _naive = new NaiveWatermark(sharesIds);
        FillLog();
    }

    /// <summary>How often the position was seen to move, so that a walk that tests nothing is noticed.</summary>
    public int Moves { get; private set; }

    /// <returns>What was wrong, or null.</returns>
    public string? Run()
    {
        for (var step = 0; step < Steps; step++)
        {
            var before = _subject.Stored;
            var wrong = Step() ?? Disagreement() ?? Loss();
            if (wrong is not null) return $"step {step}: {wrong}";
            if (_subject.Stored != before) Moves++;
        }

        return null;
    }

    private string? Step()
    {
        switch (_random.Next(40))
        {
            case 0:
                Restart();
                return null;
            case 1 or 2:
                LoseSession();
                return null;
            case < 22 when _out.Count < Max && !_subject.IsFull && _next < _log.Count:
                return Receive();
            default:
                return Acknowledge();
        }
    }

    private string? Receive()
    {
        var position = new ReceivedPosition(_log[_next], Start.AddSeconds(_next), $"date of {_log[_next]}");
        var ticket = _subject.Receive(position);
        if (_naive.Receive(position) != ticket) return $"ticket {ticket}";
        _out.Add(ticket, _next++);
        return null;
    }

    private string? Acknowledge()
    {
        if (_out.Count == 0) return null;
        var tickets = _out.Keys.Order().ToList();
        var ticket = tickets[_random.Next(3) == 0 ? _random.Next(tickets.Count) : 0];
        _out.Remove(ticket, out var done);
        _done.Add(done);
        if (!_naive.Acknowledge(ticket) | !_subject.Acknowledge(ticket)) return $"ticket {ticket} was acknowledged before";
        return _random.Next(8) == 0 && _subject.Acknowledge(ticket) ? $"ticket {ticket} was acknowledged twice" : null;
    }

    /// <summary>The server delivers again what comes after an id that was received lately; deliveries that are out stay out.</summary>
    private void LoseSession()
    {
        _newest = Math.Max(_newest, _next);
        _next = Math.Max(_life, StartOfId(Math.Max(_life, _newest - _random.Next(Max))));
    }

    private void Restart()
    {
        var stored = _subject.Stored?.ReplayId;
        _next = stored is null ? _next = 0 : _log.FindLastIndex(id => id == stored) + 1;
        _life = _newest = _next;
        _out.Clear();
        _subject = _make();
        _naive = new NaiveWatermark(_sharesIds);
    }

    /// <summary>A server goes on after an id as a whole; a client with shared ids asks for the last one again.</summary>
    private int StartOfId(int index)
    {
        if (!_sharesIds || index == 0) return index;
        var id = _log[index - 1];
        return id is null ? index : _log.IndexOf(id);
    }

    private string? Disagreement()
    {
        if (_subject.Stored != _naive.Stored) return $"stored {_subject.Stored}, expected {_naive.Stored}";
        return _subject.Oldest == _naive.Oldest ? null : $"oldest {_subject.Oldest}, expected {_naive.Oldest}";
    }

    /// <summary>Looks at the server's log alone, so that a mistake of the naive watermark is seen as well.</summary>
    private string? Loss()
    {
        if (_subject.Stored?.ReplayId is not { } stored) return null;
        var undone = Enumerable.Range(0, _log.LastIndexOf(stored) + 1).Where(one => _log[one] is not null && !_done.Contains(one)).ToList();
        return undone.Count == 0 ? null : $"stored {stored}, but event {undone[0]} of id {_log[undone[0]]} was never done";
    }

    /// <summary>Ids mostly rise, but their order in the log is what counts.</summary>
    private void FillLog()
    {
        for (var id = 1; _log.Count < Steps; id++)
        {
            var copies = _sharesIds ? 1 + _random.Next(3) : 1;
            var number = id % 7 == 0 ? 10_000 - id : id * 10;
            for (var copy = 0; copy < copies; copy++) _log.Add(number);
            if (_random.Next(10) == 0) _log.Add(null);
        }
    }
}
