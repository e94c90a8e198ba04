using System.Globalization;
using TypedStreaming.Soak.Journals;
using TypedStreaming.Soak.Publishing;

namespace TypedStreaming.Soak;

/// <summary>The result of a run.</summary>
internal sealed class Score(JournalReader published, JournalReader processed, KillTest? test)
{
    private int Lost => published.Numbers.Count(number => !processed.Numbers.Contains(number));

    public bool IsGood(SoakOptions options) =>
        Lost == 0 && test?.Kills == options.Kills && published.Numbers.Count == options.Events && processed.Numbers.IsSubsetOf(published.Numbers);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"published {published.Numbers.Count}, processed {processed.Numbers.Count}, lost {Lost}, duplicates {processed.Duplicates}, "
            + $"kills {test?.Kills ?? 0}, faults {Org.Faults}, deliveries/published {DeliveriesOfOne:0.00}, peak memory {test?.PeakMemory >> 20} MB");

    private OrgReport Org => test?.Org ?? OrgReport.Unknown;

    private double DeliveriesOfOne => (double)Org.Deliveries / Math.Max(1, published.Numbers.Count);
}
