using TypedStreaming.World.Network;
using TypedStreaming.World.Org;

namespace TypedStreaming.World.Oracle;

/// <summary>
/// Which events of one process are beyond doubt: their response was read whole, and so was every other that was under way
/// then, since each may hold earlier events.
/// </summary>
internal sealed class Settlement
{
    private readonly List<(Answer Answer, HashSet<Exchange> Awaits)> _doubtful = [];

    /// <summary>A response has come whole.</summary>
    /// <param name="exchange">Its request.</param>
    /// <param name="open">The requests that are under way.</param>
    /// <returns>The responses that are beyond doubt now.</returns>
    public IReadOnlyList<Answer> Read(Exchange exchange, IEnumerable<Exchange> open)
    {
        _doubtful.Add((exchange.Answer!, [.. open.Where(other => other != exchange)]));
        foreach (var (_, awaits) in _doubtful) awaits.Remove(exchange);
        List<Answer> settled = [.. _doubtful.Where(static one => one.Awaits.Count == 0).Select(static one => one.Answer)];
        _doubtful.RemoveAll(static one => one.Awaits.Count == 0);
        return settled;
    }

    /// <summary>The session is lost: what is in doubt stays so.</summary>
    public void Lose() => _doubtful.Clear();
}
