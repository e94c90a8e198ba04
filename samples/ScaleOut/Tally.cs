using System.Globalization;

namespace ScaleOut;

/// <summary>Counts the events that the workers have handled.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _newest = [];
    private readonly HashSet<(string Account, int Change)> _handled = [];
    private int _again;
    private int _outOfOrder;

    public int Handled
    {
        get
        {
            lock (_gate) return _handled.Count;
        }
    }

    public bool IsInOrder
    {
        get
        {
            lock (_gate) return _outOfOrder == 0;
        }
    }

    public void Add(HandledLine line)
    {
        var change = int.Parse(line.Phone, CultureInfo.InvariantCulture);
        lock (_gate)
        {
            if (!_handled.Add((line.Account, change))) _again++;
            else if (change < _newest.GetValueOrDefault(line.Account)) _outOfOrder++;
            else _newest[line.Account] = change;
        }
    }

    public string Text(int published)
    {
        lock (_gate)
            return $"{published} changes were published and {_handled.Count} handled: {published - _handled.Count} lost, {_outOfOrder} out of order, {_again} handled twice.";
    }
}
