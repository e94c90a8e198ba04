using System.Globalization;

namespace TypedStreaming.Soak.Publishing;

/// <summary>The org's last line.</summary>
/// <param name="Faults">The faults that it caused.</param>
/// <param name="Deliveries">The number of events that it delivered, to all consumers.</param>
internal sealed record OrgReport(string Faults, long Deliveries)
{
    private const char Separator = '|';

    /// <summary>The report before the org has ended.</summary>
    public static OrgReport Unknown { get; } = new("unknown", 0);

    public static OrgReport Parse(string line)
    {
        var at = line.LastIndexOf(Separator);
        return new OrgReport(line[..at], long.Parse(line[(at + 1)..], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Faults}{Separator}{Deliveries}");
}
