using System.Text;
using TypedStreaming.Benchmarks.EndToEnd.Clients;

namespace TypedStreaming.Benchmarks.EndToEnd.Results;

/// <summary>Prints the tables with the results.</summary>
internal static class Report
{
    private const int EnoughRounds = 7;

    public static string Print(Measurements measurements, IReadOnlyList<Variant> variants)
    {
        var text = new StringBuilder();
        text.AppendLine(
            """
            B      events that answer one poll
            cells  the median of the rounds; in brackets its ratio to hand's
            noise  how far apart the middle half of hand's rounds lies
            best   the ratio of the best round of Events<T> to the best one of hand: what a busy machine disturbs least
            """);
        foreach (var (variant, quantities) in variants.Zip([Quantity.OnOneCore, Quantity.OnTwoCores]))
        {
            foreach (var quantity in quantities)
            {
                text.AppendLine().AppendLine($"{quantity.Title} ({(quantity.MoreIsBetter ? "more" : "less")} is better), {variant.Title}");
                text.AppendLine(QuantityTable.Print(quantity, variant, measurements));
            }
        }

        text.AppendLine().AppendLine(Rounds(measurements, variants));
        foreach (var failure in measurements.Failures) text.AppendLine($"FAILED: {failure}");
        return text.ToString().TrimEnd();
    }

    private static string Rounds(Measurements measurements, IReadOnlyList<Variant> variants)
    {
        var fewest = variants.Min(variant => variant.Plan.Min(step => variant.Clients.Min(client => measurements.Of(variant, client, step.Batch).Count)));
        return fewest >= EnoughRounds
            ? $"Medians of at least {fewest} rounds."
            : $"Medians of {fewest} rounds in places: fewer than {EnoughRounds} show only a tendency. For more rounds give it more time: --minutes 15.";
    }
}
