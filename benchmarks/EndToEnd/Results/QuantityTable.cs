using TypedStreaming.Benchmarks.EndToEnd.Clients;
using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.EndToEnd.Results;

/// <summary>One quantity of all clients, with a line per batch size.</summary>
internal static class QuantityTable
{
    private const string Nothing = "-";

    public static string Print(Quantity quantity, Variant variant, Measurements measurements)
    {
        var table = new TextTable(["B", .. variant.Clients.Select(client => client.Title), "noise", "best", "target of Events<T>", "met"]);
        foreach (var batch in variant.Plan.Select(step => step.Batch))
        {
            var values = variant.Clients.ToDictionary(
                client => client,
                client => measurements.Of(variant, client, batch).Select(quantity.Of).OfType<double>().ToList());
            if (values.Values.Any(rounds => rounds.Count > 0)) table.Add(Row(quantity, batch, variant.Clients, values));
        }

        return table.ToString();
    }

    private static string[] Row(
        Quantity quantity, int batch, IReadOnlyList<ClientProgram> clients, Dictionary<ClientProgram, List<double>> values)
    {
        var hand = values[MeasuredClients.Hand];
        var events = values.GetValueOrDefault(MeasuredClients.Events) ?? [];
        return
        [
            $"{batch}",
            .. clients.Select(client => Cell(values[client], client == MeasuredClients.Hand ? [] : hand, quantity.Format)),
            hand.Count > 0 ? $"{Median.Spread(hand):P0}" : Nothing,
            hand.Count > 0 && events.Count > 0 ? $"{quantity.BestOf(events) / quantity.BestOf(hand):F2}" : Nothing,
            quantity.Targets.GetValueOrDefault(batch)?.ToString() ?? Nothing,
            Verdict(quantity.Targets.GetValueOrDefault(batch), events, hand),
        ];
    }

    private static string Cell(List<double> values, List<double> hand, string format)
    {
        if (values.Count == 0) return Nothing;
        var median = Median.Of(values).ToString(format);
        return hand.Count > 0 ? $"{median} ({Ratio(values, hand):F2})" : median;
    }

    private static string Verdict(Target? target, List<double> values, List<double> hand)
    {
        if (target is null || values.Count == 0 || hand.Count == 0) return Nothing;
        return target.IsMetBy(Ratio(values, hand)) ? "yes" : "no";
    }

    private static double Ratio(List<double> values, List<double> hand) => Median.Of(values) / Median.Of(hand);
}
