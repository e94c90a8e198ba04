using System.Globalization;
using TypedStreaming.Failover.Ledgers;

namespace TypedStreaming.Failover;

/// <summary>The result of a run.</summary>
internal sealed class Score(Ledger ledger, FailoverOptions options, IReadOnlyList<TimeSpan> takeovers, int kills)
{
    /// <summary>The changes of records that no worker has handled. An event counts once for each of its records.</summary>
    private int Lost => ledger.Published - ledger.Processed;

    public bool IsGood => Lost == 0 && ledger.OutOfOrder == 0 && kills == options.Kills;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"published {ledger.Published}, processed {ledger.Processed}, lost {Lost}, duplicates {ledger.Duplicates}, out of order {ledger.OutOfOrder}, kills {kills}, takeover p50 {Milliseconds(0.5)} ms max {Milliseconds(1)} ms");

    private string Milliseconds(double quantile)
    {
        if (takeovers.Count == 0) return "-";
        var sorted = takeovers.Order().ToList();
        return sorted[(int)Math.Ceiling((quantile * sorted.Count) - 1)].TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
    }
}
